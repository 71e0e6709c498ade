package org.throughline.publishing.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.publishing.PublishedRecord;
import org.throughline.shared.Language;

/// @param reader the language of the page; the text may be in the other
/// @param root scheme, host and port of absolute addresses
/// @param previewOf the edition's id, where this is only how it would look; else null
public record RecordPage(
    PublishedRecord record,
    Language reader,
    List<Passage> text,
    String root,
    @Nullable Long previewOf) {
  public RecordPage {
    text = List.copyOf(text);
  }

  public boolean fallsBack() {
    return record.language() != reader;
  }

  /// The permanent address in one language.
  public String address(Language language) {
    return root + "/" + language.tag() + "/records/" + record.code();
  }

  public String anyLanguage() {
    return root + "/records/" + record.code();
  }

  public boolean corrected() {
    return record.number() > 1;
  }
}
