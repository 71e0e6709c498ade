package org.throughline.topics.web;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.organisations.Requires;
import org.throughline.shared.Coded;
import org.throughline.shared.Language;
import org.throughline.shared.web.Pages;
import org.throughline.shared.web.Refusals;
import org.throughline.tables.Extent;
import org.throughline.topics.Topic;
import org.throughline.topics.TopicView;
import org.throughline.topics.Topics;

/// Lists, shows and writes topics.
@Controller
class TopicController {
  private static final int PAGE = 25;

  private final Topics topics;
  private final TopicPages pages;
  private final Organisations organisations;
  private final Policy policy;

  TopicController(Topics topics, TopicPages pages, Organisations organisations, Policy policy) {
    this.topics = topics;
    this.pages = pages;
    this.organisations = organisations;
    this.policy = policy;
  }

  @GetMapping("/topics")
  @Requires(Permission.RECORD_READ)
  ModelAndView list(
      Actor actor,
      Language language,
      @RequestParam(name = "view", required = false) @Nullable String view,
      @RequestParam(name = "page", required = false) @Nullable String page,
      Extent extent) {
    var treats = Permission.TOPIC_TREAT.grantedTo(actor.roles());
    var views = treats ? List.of(TopicView.values()) : List.of(TopicView.OURS, TopicView.DONE);
    var chosen =
        Coded.find(TopicView.class, view)
            .filter(views::contains)
            .orElse(treats ? TopicView.BROUGHT : TopicView.OURS);
    var count = topics.count(actor, chosen);
    var last = Math.max(1, (count + PAGE - 1) / PAGE);
    var number =
        extent.page(
            page != null && page.matches("[1-9][0-9]{0,6}")
                ? Math.min(Integer.parseInt(page), last)
                : 1);
    var offset = (number - 1) * PAGE;
    var shown = rows(topics.list(actor, chosen, offset, extent.size(PAGE)), language);
    return Pages.page(
        "topics/list",
        new TopicListPage(
            chosen,
            views,
            shown,
            Permission.TOPIC_DRAFT.grantedTo(actor.roles()),
            number,
            last,
            offset + 1,
            offset + shown.size(),
            count));
  }

  private List<TopicListPage.Row> rows(List<Topic> shown, Language language) {
    var names =
        organisations.names(
            shown.stream()
                .flatMap(each -> Stream.of(each.organisationId(), each.forOrganisationId()))
                .distinct()
                .toList(),
            language);
    return shown.stream()
        .map(topic ->
            new TopicListPage.Row(
                topic,
                names.getOrDefault(topic.organisationId(), ""),
                names.getOrDefault(topic.forOrganisationId(), "")))
        .toList();
  }

  @GetMapping("/topics/new")
  @Requires(Permission.TOPIC_DRAFT)
  ModelAndView blank(Actor actor, Language language) {
    return writing(actor, language, null, TopicForm.empty(language.tag()));
  }

  @PostMapping("/topics")
  @Requires(Permission.TOPIC_DRAFT)
  ModelAndView draft(Actor actor, Language language, @ModelAttribute TopicForm form) {
    return TopicForms.topic(form)
        .fold(topic -> topics.draft(actor, topic), org.throughline.shared.Outcome::<Long>refused)
        .fold(
            id -> Pages.seeOther("/topics/" + id, "topics.drafted"),
            why -> Refusals.shown(why, writing(actor, language, null, form)));
  }

  @GetMapping("/topics/{id}")
  @Requires(Permission.RECORD_READ)
  ModelAndView show(@PathVariable("id") long id, Actor actor, Language language) {
    return Pages.page("topics/show", pages.page(actor, id, language, "", ""));
  }

  @GetMapping("/topics/{id}/edit")
  @Requires(Permission.TOPIC_DRAFT)
  ModelAndView edit(@PathVariable("id") long id, Actor actor, Language language) {
    var topic = topics.get(actor, id);
    policy.require(actor, Permission.TOPIC_DRAFT, topic.organisationId());
    return writing(actor, language, id, TopicForm.of(topic));
  }

  @PostMapping("/topics/{id}")
  @Requires(Permission.TOPIC_DRAFT)
  ModelAndView change(
      @PathVariable("id") long id, Actor actor, Language language, @ModelAttribute TopicForm form) {
    var organisation = topics.get(actor, id).organisationId();
    policy.require(actor, Permission.TOPIC_DRAFT, organisation);
    return TopicForms.topic(form)
        .fold(
            topic -> topics.change(actor, id, topic), org.throughline.shared.Outcome::<Long>refused)
        .fold(
            _ -> Pages.seeOther("/topics/" + id, "topics.changed"),
            why -> Refusals.shown(why, writing(actor, language, id, form)));
  }

  private ModelAndView writing(Actor actor, Language language, @Nullable Long id, TopicForm form) {
    return Pages.page(
        "topics/edit",
        new TopicFormPage(
            id,
            organisations.get(actor.organisationId()).name(language),
            form,
            organisations.ofBody(actor.bodyId()).stream()
                .map(each -> new TopicFormPage.Choice(each.id(), each.name(language)))
                .toList()));
  }
}
