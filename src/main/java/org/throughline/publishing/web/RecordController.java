package org.throughline.publishing.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Requires;
import org.throughline.publishing.PublishedLists;
import org.throughline.publishing.PublishedRecord;
import org.throughline.publishing.PublishedRecords;
import org.throughline.shared.Language;
import org.throughline.shared.NotFound;
import org.throughline.shared.web.Pages;
import org.throughline.shared.web.PublicAddress;
import org.throughline.tables.Extent;

/// The public pages. What is not published answers like what never existed; what was withdrawn
/// answers 410 with the reason.
@Controller
class RecordController {
  private final PublishedRecords records;
  private final PublishedLists lists;
  private final Organisations organisations;
  private final PublicAddress address;

  RecordController(
      PublishedRecords records,
      PublishedLists lists,
      Organisations organisations,
      PublicAddress address) {
    this.records = records;
    this.lists = lists;
    this.organisations = organisations;
    this.address = address;
  }

  @GetMapping("/records")
  @Requires(Permission.PUBLIC_READ)
  ModelAndView records(Language language, HttpServletResponse response) {
    response.addHeader(HttpHeaders.VARY, "Cookie, Accept-Language");
    return Pages.seeOther("/" + language.tag() + "/records");
  }

  @GetMapping("/records/{code}")
  @Requires(Permission.PUBLIC_READ)
  ModelAndView record(@PathVariable String code, Language language, HttpServletResponse response) {
    if (!records.answers(code)) {
      throw new NotFound("record");
    }
    response.addHeader(HttpHeaders.VARY, "Cookie, Accept-Language");
    return Pages.seeOther("/" + language.tag() + "/records/" + code);
  }

  /// @param organisation of one body or organisation only
  @GetMapping("/{tag:en|zh-Hans}/records")
  @Requires(Permission.PUBLIC_READ)
  ModelAndView list(
      @RequestParam(required = false) @Nullable Long organisation,
      @RequestParam(defaultValue = "1") int page,
      Extent extent,
      Language language,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (organisation != null && !lists.everPublished(organisation)) {
      throw new NotFound("organisation");
    }
    var total = lists.count(organisation);
    var pages = Math.max(1, (total + PublishedLists.PAGE - 1) / PublishedLists.PAGE);
    if (page < 1 || page > pages) {
      throw new NotFound("page");
    }
    PublicCaching.mayBeKept(request, response);
    return Pages.page(
        "publishing/records",
        new RecordsPage(
            language,
            address.root(request),
            organisation,
            organisation == null ? "" : organisations.get(organisation).name(language),
            lists.publishers(language),
            lists.list(organisation, language, extent.page(page), extent.size(PublishedLists.PAGE)),
            page,
            pages,
            total));
  }

  @GetMapping("/{tag:en|zh-Hans}/records/{code}")
  @Requires(Permission.PUBLIC_READ)
  ModelAndView record(
      @PathVariable String code,
      Language language,
      HttpServletRequest request,
      HttpServletResponse response) {
    return records
        .find(code, language)
        .map(record -> shown(record, language, request, response))
        .orElseGet(() -> withdrawn(code, language, request, response));
  }

  /// One edition by its number; the present one stands at the record's own address.
  @GetMapping("/{tag:en|zh-Hans}/records/{code}/{number}")
  @Requires(Permission.PUBLIC_READ)
  ModelAndView edition(
      @PathVariable String code,
      @PathVariable int number,
      Language language,
      HttpServletRequest request,
      HttpServletResponse response) {
    var found = records.find(code, number, language);
    if (found.isPresent() && found.get().current()) {
      return Pages.seeOther("/" + language.tag() + "/records/" + code);
    }
    return found
        .map(record -> shown(record, language, request, response))
        .orElseGet(() -> withdrawn(code, language, request, response));
  }

  private ModelAndView shown(
      PublishedRecord record,
      Language language,
      HttpServletRequest request,
      HttpServletResponse response) {
    PublicCaching.mayBeKept(request, response);
    return Pages.page(
        "publishing/record",
        new RecordPage(record, language, Passage.of(record.text()), address.root(request), null));
  }

  private ModelAndView withdrawn(
      String code, Language language, HttpServletRequest request, HttpServletResponse response) {
    var notice = records.notice(code, language).orElseThrow(() -> new NotFound("record"));
    PublicCaching.mayBeKept(request, response);
    var page = Pages.page("publishing/withdrawn", new WithdrawnPage(notice, language));
    page.setStatus(HttpStatus.GONE);
    return page;
  }
}
