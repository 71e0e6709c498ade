package org.throughline.calendars.web;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.calendars.Deadlines;
import org.throughline.calendars.PackFiles;
import org.throughline.calendars.RulePack;
import org.throughline.calendars.RulePacks;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.organisations.Requires;
import org.throughline.shared.Language;
import org.throughline.shared.NotFound;
import org.throughline.shared.Outcome;
import org.throughline.shared.web.Pages;
import org.throughline.shared.web.Refusals;
import org.throughline.shared.web.Typed;

/// Packs of deadline rules: to look through, to try, to take away and to publish anew.
@Controller
class PackController {
  private final RulePacks packs;
  private final Deadlines deadlines;
  private final Organisations organisations;
  private final Policy policy;
  private final Clock clock;

  PackController(
      RulePacks packs,
      Deadlines deadlines,
      Organisations organisations,
      Policy policy,
      Clock clock) {
    this.packs = packs;
    this.deadlines = deadlines;
    this.organisations = organisations;
    this.policy = policy;
    this.clock = clock;
  }

  @GetMapping("/calendars/{id}/packs")
  @Requires(Permission.RECORD_READ)
  ModelAndView list(@PathVariable long id, Actor actor, Language language) {
    var body = organisations.get(actor, id).bodyId();
    var all = packs.at(body);
    var inForce = packs.inForce(body).stream().map(RulePack::id).toList();
    var by =
        organisations.names(
            all.stream()
                .flatMap(pack -> java.util.stream.Stream.ofNullable(pack.organisationId()))
                .toList(),
            language);
    return Pages.page(
        "calendars/packs",
        new PackPages.Listing(organisations.get(body), all, inForce, by, mayPublish(actor, body)));
  }

  private boolean mayPublish(Actor actor, long body) {
    return body == actor.bodyId() && policy.allows(actor, Permission.CALENDAR_KEEP, body);
  }

  /// One version, its rules tried from a day: today where none is given.
  @GetMapping("/calendars/{id}/pack")
  @Requires(Permission.RECORD_READ)
  ModelAndView show(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable String pack,
      @RequestParam(required = false) @Nullable String from,
      Actor actor,
      Language language) {
    var body = organisations.get(actor, id).bodyId();
    var shown = pack(body, pack);
    var begin = Typed.date(from).orElseGet(() -> LocalDate.now(clock));
    var by = shown.organisationId();
    return Pages.page(
        "calendars/pack",
        new PackPages.Shown(
            organisations.get(body),
            shown,
            by == null ? null : organisations.get(by).name(language),
            begin,
            shown.rules().stream().map(rule -> deadlines.byRule(body, shown, rule, begin)).toList(),
            mayPublish(actor, body)));
  }

  /// @throws NotFound where no such pack holds or held there
  private RulePack pack(long body, @Nullable String asked) {
    var id = Typed.id(asked).orElse(0L);
    return packs.at(body).stream()
        .filter(each -> each.id() == id)
        .findFirst()
        .orElseThrow(() -> new NotFound("pack"));
  }

  @GetMapping("/calendars/{id}/pack.json")
  @Requires(Permission.RECORD_READ)
  ResponseEntity<byte[]> json(
      @PathVariable long id, @RequestParam(required = false) @Nullable String pack, Actor actor) {
    var shown = pack(organisations.get(actor, id).bodyId(), pack);
    return file(PackFiles.json(shown), "application/json", shown.code() + ".json");
  }

  @GetMapping("/calendars/{id}/pack.csv")
  @Requires(Permission.RECORD_READ)
  ResponseEntity<byte[]> csv(
      @PathVariable long id, @RequestParam(required = false) @Nullable String pack, Actor actor) {
    var shown = pack(organisations.get(actor, id).bodyId(), pack);
    return file(PackFiles.csv(shown.rules()), "text/csv", shown.code() + ".csv");
  }

  private static ResponseEntity<byte[]> file(String text, String type, String name) {
    return ResponseEntity.ok()
        .contentType(new MediaType(MediaType.parseMediaType(type), StandardCharsets.UTF_8))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name).build().toString())
        .body(text.getBytes(StandardCharsets.UTF_8));
  }

  /// Begins with the rules of a version, where one is named.
  @GetMapping("/calendars/{id}/packs/new")
  @Requires(Permission.CALENDAR_KEEP)
  ModelAndView begin(
      @PathVariable long id, @RequestParam(required = false) @Nullable String pack, Actor actor) {
    var body = publishing(actor, id);
    var today = LocalDate.now(clock).toString();
    var form =
        Typed.blank(pack)
            ? new PackForm("", "", "", today, PackFiles.csv(List.of()))
            : PackForm.of(pack(body, pack), today);
    return form(body, form);
  }

  private long publishing(Actor actor, long id) {
    var body = organisations.get(actor, id).bodyId();
    policy.require(actor, Permission.CALENDAR_KEEP, body);
    return body;
  }

  private ModelAndView form(long body, PackForm form) {
    return Pages.page("calendars/new_pack", new PackPages.Typing(organisations.get(body), form));
  }

  @PostMapping("/calendars/{id}/packs")
  @Requires(Permission.CALENDAR_KEEP)
  ModelAndView publish(@PathVariable long id, @ModelAttribute PackForm form, Actor actor) {
    var body = publishing(actor, id);
    var outcome =
        switch (form.read()) {
          case Outcome.Refused<RulePacks.NewPack>(var why) -> Outcome.<RulePack>refused(why);
          case Outcome.Done<RulePacks.NewPack>(var pack) -> packs.publish(actor, pack);
        };
    return outcome.fold(
        pack ->
            Pages.seeOther(
                "/calendars/" + body + "/pack?pack=" + pack.id(), "calendars.pack_published"),
        why -> Refusals.shown(why, form(body, form)));
  }
}
