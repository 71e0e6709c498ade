package org.throughline.indicators.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.audit.Trail;
import org.throughline.indicators.Answers;
import org.throughline.indicators.Budgets;
import org.throughline.indicators.CellState;
import org.throughline.indicators.DataRequest;
import org.throughline.indicators.DataRequests;
import org.throughline.indicators.Frequency;
import org.throughline.indicators.Indicator;
import org.throughline.indicators.Indicators;
import org.throughline.indicators.NewRequest;
import org.throughline.indicators.Period;
import org.throughline.indicators.RequestReading;
import org.throughline.indicators.RequestState;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Addressees;
import org.throughline.organisations.Addressing;
import org.throughline.organisations.Organisation;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.People;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.shared.Language;
import org.throughline.shared.web.Pages;
import org.throughline.tables.Extent;

/// Puts the pages of data requests together.
@Component
class RequestPages {
  private static final int BODIES = 25;
  private static final int NAMED = 200;
  private static final int PERIODS = 6;

  private final DataRequests requests;
  private final RequestReading reading;
  private final Answers answers;
  private final Indicators indicators;
  private final Budgets budgets;
  private final Organisations organisations;
  private final Addressing addressing;
  private final People people;
  private final Policy policy;
  private final Trail trail;
  private final Clock clock;

  RequestPages(
      DataRequests requests,
      RequestReading reading,
      Answers answers,
      Indicators indicators,
      Budgets budgets,
      Organisations organisations,
      Addressing addressing,
      People people,
      Policy policy,
      Trail trail,
      Clock clock) {
    this.requests = requests;
    this.reading = reading;
    this.answers = answers;
    this.indicators = indicators;
    this.budgets = budgets;
    this.organisations = organisations;
    this.addressing = addressing;
    this.people = people;
    this.policy = policy;
    this.trail = trail;
    this.clock = clock;
  }

  ModelAndView form(Actor actor, RequestForm form, Language language) {
    var groups = new EnumMap<Frequency, List<Indicator>>(Frequency.class);
    indicators
        .askable(actor)
        .forEach(
            each -> groups.computeIfAbsent(each.frequency(), _ -> new ArrayList<>()).add(each));
    var own = organisations.get(actor.bodyId());
    var beneath =
        organisations.children(own.id()).stream()
            .filter(each -> each.id() == each.bodyId())
            .toList();
    var below =
        beneath.size() > BODIES
            ? beneath
            : organisations.bodiesBelow(own.id()).stream().limit(NAMED).toList();
    return Pages.page(
        "indicators/request_edit",
        new RequestFormPage(
            form,
            groups.entrySet().stream()
                .map(each ->
                    new RequestFormPage.Group(
                        each.getKey(), each.getValue(), periods(each.getKey())))
                .toList(),
            Stream.concat(Stream.of(own), beneath.stream().limit(NAMED))
                .map(each -> choice(each, language))
                .toList(),
            below.stream().limit(NAMED).map(each -> choice(each, language)).toList(),
            kinds(actor),
            budgets.of(actor.bodyId()),
            LocalDate.now(clock)));
  }

  private static RequestFormPage.Choice choice(Organisation body, Language language) {
    return new RequestFormPage.Choice(body.id(), body.name(language));
  }

  private List<Period> periods(Frequency frequency) {
    return Stream.iterate(Period.of(frequency, LocalDate.now(clock)), Period::previous)
        .limit(PERIODS)
        .toList();
  }

  private List<RequestFormPage.KindCount> kinds(Actor actor) {
    var bodies = Set.copyOf(IndicatorFormPage.bodyKinds());
    return addressing
        .preview(actor, new Addressees.Under(actor.bodyId(), bodies), 0)
        .byKind()
        .entrySet()
        .stream()
        .map(each -> new RequestFormPage.KindCount(each.getKey().code(), each.getValue()))
        .toList();
  }

  ModelAndView list(
      Actor actor,
      RequestReading.View view,
      int number,
      Extent extent,
      boolean maySend,
      Language language) {
    var paging =
        new Paging(
            extent.page(number),
            extent.size(BODIES),
            reading.count(actor, view),
            "/data-requests?view=" + view.code() + "&page=");
    var found = reading.list(actor, view, paging.offset(), paging.size());
    var names =
        organisations.names(
            found.stream().map(DataRequest::organisationId).collect(Collectors.toSet()), language);
    return Pages.page(
        "indicators/requests",
        new RequestListPage(
            view,
            found.stream()
                .map(each ->
                    new RequestListPage.Row(
                        each,
                        names.getOrDefault(each.organisationId(), ""),
                        view == RequestReading.View.OF_US && each.state() == RequestState.SENT
                            ? answers.open(actor, each).size()
                            : null,
                        each.state() == RequestState.DRAFT ? null : reading.progress(each.id())))
                .toList(),
            paging,
            maySend));
  }

  ModelAndView show(
      Actor actor,
      long id,
      boolean owing,
      int number,
      Extent extent,
      String typedReason,
      Language language) {
    var request = requests.get(actor, id);
    var draft = request.state() == RequestState.DRAFT;
    var preview = draft ? requests.preview(request) : null;
    var overseer = requests.overseerOf(request);
    var paging =
        new Paging(
            extent.page(number),
            extent.size(BODIES),
            reading.countBodies(actor, id, owing),
            "/data-requests/" + id + "?" + (owing ? "owing=true&" : "") + "page=");
    var bodies = reading.bodies(actor, id, owing, paging.offset(), paging.size());
    var cells = reading.cells(actor, request, bodies);
    var names =
        organisations.names(
            Stream.concat(bodies.stream(), Stream.of(request.organisationId(), overseer))
                .collect(Collectors.toSet()),
            language);
    var rows =
        IntStream.range(0, bodies.size())
            .mapToObj(at ->
                new RequestPage.Row(
                    bodies.get(at), names.getOrDefault(bodies.get(at), ""), cells.get(at)))
            .toList();
    var mayAct = policy.allows(actor, Permission.REQUEST_SEND, request.organisationId());
    return Pages.page(
        "indicators/request",
        new RequestPage(
            request,
            names.getOrDefault(request.organisationId(), ""),
            people.find(request.draftedBy()).map(each -> each.name(language)).orElse(""),
            preview,
            names.getOrDefault(overseer, ""),
            heads(actor, request),
            rows,
            reading.progress(id),
            answers.own(actor, id).isPresent() && request.state() == RequestState.SENT
                ? answers.open(actor, request).size()
                : null,
            owing,
            paging,
            draft ? bodyKinds(bodies) : Map.of(),
            mayAct && request.state() == RequestState.SENT ? again(rows) : List.of(),
            mayAct,
            request.overReason() != null
                && request.seenAt() == null
                && overseer == actor.bodyId()
                && policy.allows(actor, Permission.OVERRUN_SEE, request.organisationId()),
            request.dueOn().isBefore(LocalDate.now(clock)),
            typedReason,
            trail.of(List.of(request.ref()), language)));
  }

  private Map<String, Integer> bodyKinds(List<Long> bodies) {
    var kinds = new TreeMap<String, Integer>();
    organisations
        .byId(bodies)
        .values()
        .forEach(each -> kinds.merge(each.kind().code(), 1, Integer::sum));
    return kinds;
  }

  private static List<RequestPage.Again> again(List<RequestPage.Row> rows) {
    return rows.stream()
        .flatMap(row ->
            IntStream.range(0, row.cells().size())
                .filter(at -> row.cells().get(at).state() == CellState.DECLINED)
                .mapToObj(at -> new RequestPage.Again(row.bodyId(), row.name(), at)))
        .toList();
  }

  List<RequestPage.Head> heads(Actor actor, DataRequest request) {
    var known = known(actor, request);
    return request.fields().stream()
        .flatMap(each ->
            Stream.ofNullable(known.get(each.seriesId()))
                .map(indicator -> new RequestPage.Head(indicator, each)))
        .toList();
  }

  Map<Long, Indicator> known(Actor actor, DataRequest request) {
    return indicators.bySeries(
        actor,
        request.fields().stream().map(NewRequest.Field::seriesId).collect(Collectors.toSet()));
  }
}
