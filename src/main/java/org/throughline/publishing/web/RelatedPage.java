package org.throughline.publishing.web;

import java.util.List;
import org.throughline.publishing.Edition;
import org.throughline.publishing.Related.Choice;

public record RelatedPage(Edition edition, List<Choice> choices) {
  public RelatedPage {
    choices = List.copyOf(choices);
  }
}
