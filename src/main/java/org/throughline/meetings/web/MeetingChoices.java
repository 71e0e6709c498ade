package org.throughline.meetings.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.stereotype.Component;
import org.throughline.meetings.Agenda;
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
  private final Agenda agenda;

  MeetingChoices(Organisations organisations, Posts posts, Agenda agenda) {
    this.organisations = organisations;
    this.posts = posts;
    this.agenda = agenda;
  }

  List<MeetingFormPage.Choice> organisations(Actor actor, Language language) {
    return organisations.ofBody(actor.bodyId()).stream()
        .map(each -> new MeetingFormPage.Choice(each.id(), each.name(language)))
        .toList();
  }

  List<MeetingPage.DirectiveChoice> directives(Actor actor) {
    return agenda.conveyable(actor).stream()
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
                    Long.toString(holder.id()),
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
