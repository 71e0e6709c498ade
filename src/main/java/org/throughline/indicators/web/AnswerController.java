package org.throughline.indicators.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.indicators.Answers;
import org.throughline.indicators.DataRequest;
import org.throughline.indicators.DataRequests;
import org.throughline.indicators.Declined;
import org.throughline.indicators.Entered;
import org.throughline.indicators.Figure;
import org.throughline.indicators.Figures;
import org.throughline.indicators.RequestState;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.organisations.Requires;
import org.throughline.shared.Coded;
import org.throughline.shared.Language;
import org.throughline.shared.NotFound;
import org.throughline.shared.Outcome;
import org.throughline.shared.Refusal;
import org.throughline.shared.web.Pages;
import org.throughline.shared.web.Refusals;
import org.throughline.shared.web.Typed;

/// What a body still owes to a request, in one table: given, saved as one goes, or declined.
@Controller
class AnswerController {
  private final DataRequests requests;
  private final Answers answers;
  private final Figures figures;
  private final RequestPages pages;
  private final Organisations organisations;
  private final Policy policy;
  private final Clock clock;

  AnswerController(
      DataRequests requests,
      Answers answers,
      Figures figures,
      RequestPages pages,
      Organisations organisations,
      Policy policy,
      Clock clock) {
    this.requests = requests;
    this.answers = answers;
    this.figures = figures;
    this.pages = pages;
    this.organisations = organisations;
    this.policy = policy;
    this.clock = clock;
  }

  @GetMapping("/data-requests/{id}/answer")
  @Requires(Permission.REQUEST_ANSWER)
  ModelAndView form(@PathVariable long id, Actor actor, Language language) {
    return page(actor, asked(actor, id), Map.of(), Map.of(), 0, language);
  }

  /// @throws NotFound where the actor's body was not asked
  private DataRequest asked(Actor actor, long id) {
    var request = requests.get(actor, id);
    if (answers.own(actor, id).isEmpty() || request.state() == RequestState.DRAFT) {
      throw new NotFound(request.ref());
    }
    return request;
  }

  private ModelAndView page(
      Actor actor,
      DataRequest request,
      Map<String, String> typed,
      Map<String, Refusal> faults,
      int saved,
      Language language) {
    var open = answers.open(actor, request);
    var known = pages.known(actor, request);
    var held = new HashMap<String, Figure>();
    figures
        .held(
            actor,
            open.stream().map(each -> each.field().seriesId()).collect(Collectors.toSet()),
            open.stream()
                .map(each -> each.field().period().previous().first())
                .collect(Collectors.toSet()),
            List.of(actor.bodyId()))
        .forEach(each -> held.put(EntryRow.key(each.seriesId(), each.period()), each));
    var rows = new ArrayList<EntryRow>();
    for (var each : open) {
      var field = each.field();
      var key = EntryRow.key(field.seriesId(), field.period());
      var indicator = known.get(field.seriesId());
      if (indicator != null) {
        rows.add(
            new EntryRow(
                key,
                indicator,
                field.seriesId(),
                field.period(),
                held.get(EntryRow.key(field.seriesId(), field.period().previous())),
                null,
                typed.getOrDefault("v." + key, ""),
                typed.getOrDefault("r." + key, ""),
                typed.getOrDefault("d." + key, ""),
                typed.getOrDefault("w." + key, ""),
                faults.get(key),
                each.insisted()));
      }
    }
    var own = answers.own(actor, request.id());
    var body = organisations.get(actor.bodyId());
    var mayPass = policy.allows(actor, Permission.REQUEST_PASS_ON, actor.bodyId());
    return Pages.page(
        "indicators/answer",
        new AnswerPage(
            request,
            organisations.get(request.organisationId()).name(language),
            body.name(language),
            rows,
            request.fields().size() - open.size(),
            saved,
            faults.size(),
            policy.allows(actor, Permission.FIGURE_SETTLE, actor.bodyId()),
            mayPass
                ? organisations.children(body.id()).stream()
                    .filter(each -> each.id() != each.bodyId())
                    .map(each -> new RequestFormPage.Choice(each.id(), each.name(language)))
                    .toList()
                : List.of(),
            own.map(Answers.AskedBody::unitId).orElse(null),
            request.dueOn().isBefore(LocalDate.now(clock)),
            Typed.text(typed.get("minutes"))));
  }

  /// The good rows are saved at once; the others come back with what is wrong with each.
  @PostMapping("/data-requests/{id}/answer")
  @Requires(Permission.REQUEST_ANSWER)
  ModelAndView answer(
      @PathVariable long id,
      @RequestParam Map<String, String> form,
      Actor actor,
      Language language) {
    var request = asked(actor, id);
    var keys = new ArrayList<String>();
    var given = new ArrayList<Answers.Given>();
    for (var field : request.fields()) {
      var key = EntryRow.key(field.seriesId(), field.period());
      var declined = Coded.find(Declined.class, form.get("d." + key));
      if (!Typed.blank(form.get("v." + key)) || declined.isPresent()) {
        keys.add(key);
        given.add(
            new Answers.Given(
                field,
                Typed.text(form.get("v." + key)),
                Typed.text(form.get("r." + key)),
                Typed.blank(form.get("v." + key)) ? declined.orElse(null) : null,
                Typed.text(form.get("w." + key))));
      }
    }
    var minutes = Typed.id(form.get("minutes")).filter(each -> each <= 100_000).orElse(null);
    return switch (answers.answer(
        actor,
        id,
        given,
        "final".equals(form.get("state")),
        minutes == null ? null : minutes.intValue())) {
      case Outcome.Refused<List<Entered>>(var why) ->
          Refusals.shown(why, page(actor, request, form, Map.of(), 0, language));
      case Outcome.Done<List<Entered>>(var entered) ->
          afterwards(actor, request, form, keys, entered, language);
    };
  }

  private ModelAndView afterwards(
      Actor actor,
      DataRequest request,
      Map<String, String> form,
      List<String> keys,
      List<Entered> entered,
      Language language) {
    var faults = new HashMap<String, Refusal>();
    int saved = 0;
    for (int at = 0; at < entered.size(); at++) {
      switch (entered.get(at)) {
        case Entered.Refused(var why) -> faults.put(keys.get(at), why);
        case Entered.Saved _ -> saved++;
        case Entered.Unchanged _, Entered.Blank _ -> {}
      }
    }
    if (faults.isEmpty()) {
      return Pages.seeOther(
          "/data-requests/" + request.id() + "/answer", "indicators.answer_saved");
    }
    var page = page(actor, request, form, faults, saved, language);
    return saved > 0
        ? page
        : Refusals.shown(Refusal.invalid("indicators.refused.rows", faults.size()), page);
  }

  @PostMapping("/data-requests/{id}/unit")
  @Requires(Permission.REQUEST_PASS_ON)
  ModelAndView passOn(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable String unit,
      Actor actor,
      Language language) {
    var request = asked(actor, id);
    return answers
        .passOn(actor, id, Typed.id(unit).orElse(null))
        .fold(
            _ -> Pages.seeOther("/data-requests/" + id + "/answer", "indicators.passed_on"),
            why -> Refusals.shown(why, page(actor, request, Map.of(), Map.of(), 0, language)));
  }
}
