package org.throughline.tasks.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.Person;
import org.throughline.organisations.Post;
import org.throughline.organisations.Posts;
import org.throughline.shared.Language;
import org.throughline.shared.web.Typed;
import org.throughline.tasks.Programmes;

/// Lists to choose from, by body.
@Component
class Choices {
  private final Organisations organisations;
  private final Posts posts;
  private final Programmes programmes;

  Choices(Organisations organisations, Posts posts, Programmes programmes) {
    this.organisations = organisations;
    this.posts = posts;
    this.programmes = programmes;
  }

  /// Organisations with their heads.
  List<Choice.Group> organisations(
      Collection<Long> ids, Collection<Long> chosen, Language language) {
    var heads =
        posts.ofOrganisations(ids).stream()
            .filter(Post::head)
            .collect(Collectors.toMap(Post::organisationId, post -> post, (first, _) -> first));
    var found = organisations.byId(ids);
    var groups = new LinkedHashMap<Long, List<Choice>>();
    for (var organisation : found.values()) {
      var head = Optional.ofNullable(heads.get(organisation.id()));
      groups
          .computeIfAbsent(organisation.bodyId(), _ -> new ArrayList<>())
          .add(
              new Choice(
                  organisation.id(),
                  organisation.name(language),
                  head.map(post -> post.title(language)).orElse(""),
                  head.map(post -> holder(post, language)).orElse(""),
                  chosen.contains(organisation.id())));
    }
    return named(groups, language);
  }

  /// Posts of those organisations, each under its organisation.
  List<Choice.Group> posts(Set<Long> organisationIds, @Nullable Long chosen, Language language) {
    var groups = new LinkedHashMap<Long, List<Choice>>();
    organisationIds.forEach(id -> groups.put(id, new ArrayList<>()));
    for (var post : posts.ofOrganisations(organisationIds)) {
      groups
          .computeIfAbsent(post.organisationId(), _ -> new ArrayList<>())
          .add(
              new Choice(
                  post.id(),
                  post.title(language),
                  "",
                  holder(post, language),
                  chosen != null && chosen == post.id()));
    }
    return named(groups, language);
  }

  List<Choice> programmes(Actor actor, @Nullable String chosen, Language language) {
    var id = Typed.id(chosen).orElse(0L);
    return programmes.list(actor).stream()
        .map(each -> new Choice(each.id(), each.name(language), "", "", each.id() == id))
        .toList();
  }

  static List<Choice> people(List<Person> people, @Nullable Long chosen, Language language) {
    return people.stream()
        .map(each ->
            new Choice(
                each.id(), each.name(language), "", "", chosen != null && chosen == each.id()))
        .toList();
  }

  private List<Choice.Group> named(Map<Long, List<Choice>> groups, Language language) {
    var names = organisations.names(groups.keySet(), language);
    return groups.entrySet().stream()
        .map(each -> new Choice.Group(names.getOrDefault(each.getKey(), ""), each.getValue()))
        .toList();
  }

  private static String holder(Post post, Language language) {
    var holder = post.holder();
    return holder == null ? "" : holder.name(language);
  }
}
