package org.throughline.meetings.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.stereotype.Component;
import org.throughline.directives.Directives;
import org.throughline.directives.Receipts;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisation;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.Posts;
import org.throughline.shared.Language;

/// What the forms of a meeting offer to choose from: all of it of the actor's own body.
@Component
class MeetingChoices {
  private final Organisations organisations;
  private final Posts posts;
  private final Directives directives;
  private final Receipts receipts;

  MeetingChoices(
      Organisations organisations, Posts posts, Directives directives, Receipts receipts) {
    this.organisations = organisations;
    this.posts = posts;
    this.directives = directives;
    this.receipts = receipts;
  }

  List<MeetingFormPage.Choice> organisations(Actor actor, Language language) {
    return organisations.ofBody(actor.bodyId()).stream()
        .map(each -> new MeetingFormPage.Choice(each.id(), each.name(language)))
        .toList();
  }

  /// What the body holds a receipt for, newest first.
  List<MeetingPage.DirectiveChoice> directives(Actor actor) {
    return directives.visible(actor).stream()
        .filter(each -> receipts.ofBody(each.id(), actor.bodyId()).isPresent())
        .map(
            each -> new MeetingPage.DirectiveChoice(each.id(), each.title(), each.language().tag()))
        .toList();
  }

  /// Whoever holds a post today, by organisation.
  List<MeetingPage.PersonGroup> people(Actor actor, Language language) {
    var own = organisations.ofBody(actor.bodyId());
    var byOrganisation = new LinkedHashMap<Long, List<MeetingPage.PersonChoice>>();
    for (var post : posts.ofOrganisations(own.stream().map(Organisation::id).toList())) {
      var holder = post.holder();
      if (holder != null) {
        byOrganisation
            .computeIfAbsent(post.organisationId(), _ -> new ArrayList<>())
            .add(
                new MeetingPage.PersonChoice(
                    holder.id() + "-" + post.id(),
                    holder.name(language) + ", " + post.title(language)));
      }
    }
    return own.stream()
        .filter(each -> byOrganisation.containsKey(each.id()))
        .map(each ->
            new MeetingPage.PersonGroup(
                each.name(language), byOrganisation.getOrDefault(each.id(), List.of())))
        .toList();
  }
}
