package org.throughline.directives.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.directives.Directive;
import org.throughline.directives.Directives;
import org.throughline.directives.Receipts;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisation;
import org.throughline.organisations.OrganisationKind;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.organisations.Requires;
import org.throughline.shared.Language;
import org.throughline.shared.Refusal;
import org.throughline.shared.web.Pages;
import org.throughline.shared.web.Refusals;

/// Sending down: choose bodies, see what it would do, do it.
@Controller
class SendingController {
  /// A longer tree shows only its next level; whole levels can always be chosen.
  private static final int WHOLE_TREE = 300;

  private static final int NAMED = 50;

  private final Directives directives;
  private final Receipts receipts;
  private final Organisations organisations;
  private final Policy policy;

  SendingController(
      Directives directives, Receipts receipts, Organisations organisations, Policy policy) {
    this.directives = directives;
    this.receipts = receipts;
    this.organisations = organisations;
    this.policy = policy;
  }

  @GetMapping("/directives/{id}/sending")
  @Requires(Permission.DIRECTIVE_SEND)
  ModelAndView choose(@PathVariable long id, Actor actor, Language language) {
    return choose(sendable(actor, id), actor, language, List.of(), List.of());
  }

  private Directive sendable(Actor actor, long id) {
    var directive = directives.get(actor, id);
    policy.require(actor, Permission.DIRECTIVE_SEND, actor.bodyId());
    if (receipts.ofBody(id, actor.bodyId()).isEmpty()) {
      throw new org.throughline.shared.Forbidden(Permission.DIRECTIVE_SEND.code());
    }
    return directive;
  }

  private ModelAndView choose(
      Directive directive, Actor actor, Language language, List<Long> to, List<String> levels) {
    var beneath = organisations.bodiesBelow(actor.bodyId());
    var counts = new TreeMap<OrganisationKind, Integer>();
    beneath.forEach(each -> counts.merge(each.kind(), 1, Integer::sum));
    var whole = beneath.size() <= WHOLE_TREE;
    var shown =
        whole
            ? beneath
            : beneath.stream()
                .filter(each -> each.parentId() != null && each.parentId() == actor.bodyId())
                .toList();
    return Pages.page(
        "directives/sending",
        new SendingPage(
            directive,
            counts.entrySet().stream()
                .map(each ->
                    new SendingPage.Level(
                        each.getKey().code(),
                        each.getValue(),
                        levels.contains(each.getKey().code())))
                .toList(),
            new Tree(shown, receipts.holders(directive.id()), Set.copyOf(to), language)
                .beneath(actor.bodyId()),
            whole,
            directives.clauses(directive.id()).size()));
  }

  private static final class Tree {
    private final Map<Long, List<Organisation>> children = new HashMap<>();
    private final Set<Long> received;
    private final Set<Long> chosen;
    private final Language language;

    Tree(List<Organisation> bodies, Set<Long> received, Set<Long> chosen, Language language) {
      for (var body : bodies) {
        if (body.parentId() != null) {
          children.computeIfAbsent(body.parentId(), _ -> new ArrayList<>()).add(body);
        }
      }
      this.received = received;
      this.chosen = chosen;
      this.language = language;
    }

    List<SendingPage.Node> beneath(long id) {
      return children.getOrDefault(id, List.of()).stream()
          .map(each ->
              new SendingPage.Node(
                  each.id(),
                  each.name(language),
                  each.kind().code(),
                  received.contains(each.id()),
                  chosen.contains(each.id()),
                  beneath(each.id())))
          .toList();
    }
  }

  /// Every body chosen by itself or with its level; ids that are not beneath stay in, to be
  /// refused.
  private Set<Long> chosen(List<Organisation> beneath, List<Long> to, List<String> levels) {
    var chosen = new LinkedHashSet<>(to);
    beneath.stream()
        .filter(each -> levels.contains(each.kind().code()))
        .forEach(each -> chosen.add(each.id()));
    return chosen;
  }

  @GetMapping("/directives/{id}/sending/summary")
  @Requires(Permission.DIRECTIVE_SEND)
  ModelAndView summary(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable List<String> to,
      @RequestParam(required = false) @Nullable List<String> level,
      Actor actor,
      Language language) {
    var directive = sendable(actor, id);
    var ids = Typed.ids(to);
    var levels = level == null ? List.<String>of() : level;
    var beneath = organisations.bodiesBelow(actor.bodyId());
    var chosen = chosen(beneath, ids, levels);
    var found = beneath.stream().filter(each -> chosen.contains(each.id())).toList();
    if (found.isEmpty() || found.size() != chosen.size()) {
      var why =
          chosen.isEmpty() ? "directives.refused.nobody_chosen" : "directives.refused.not_beneath";
      return Refusals.shown(
          new Refusal(422, why, List.of()), choose(directive, actor, language, ids, levels));
    }
    var holders = new HashSet<>(receipts.holders(id));
    return Pages.page(
        "directives/summary",
        new SendingSummaryPage(
            directive,
            found.size(),
            (int) found.stream().filter(each -> holders.contains(each.id())).count(),
            directives.clauses(id).size(),
            found.stream().limit(NAMED).map(each -> each.name(language)).toList(),
            ids.stream().map(String::valueOf).toList(),
            levels));
  }

  @PostMapping("/directives/{id}/sending")
  @Requires(Permission.DIRECTIVE_SEND)
  ModelAndView send(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable List<String> to,
      @RequestParam(required = false) @Nullable List<String> level,
      Actor actor,
      Language language) {
    var directive = sendable(actor, id);
    var ids = Typed.ids(to);
    var levels = level == null ? List.<String>of() : level;
    var chosen = chosen(organisations.bodiesBelow(actor.bodyId()), ids, levels);
    return receipts
        .send(actor, id, chosen)
        .fold(
            _ -> Pages.seeOther("/directives/" + id + "#receipts", "directives.sent"),
            why -> Refusals.shown(why, choose(directive, actor, language, ids, levels)));
  }
}
