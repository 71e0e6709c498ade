package org.throughline.publishing.web;

import com.rometools.rome.feed.atom.Content;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.feed.atom.Person;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.jdom2.Namespace;
import org.jdom2.output.XMLOutputter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Requires;
import org.throughline.publishing.PublishedLists;
import org.throughline.publishing.PublishedRecord.Listed;
import org.throughline.shared.Language;
import org.throughline.shared.NotFound;
import org.throughline.shared.web.PublicAddress;

/// The Atom feed of public records (RFC 4287), one for each language, of all bodies or of one. Ids
/// come from the record's code and language alone, so that they outlive a change of address.
@Controller
class FeedController {
  private final PublishedLists lists;
  private final Organisations organisations;
  private final PublicAddress address;
  private final org.springframework.context.MessageSource messages;

  FeedController(
      PublishedLists lists,
      Organisations organisations,
      PublicAddress address,
      org.springframework.context.MessageSource messages) {
    this.lists = lists;
    this.organisations = organisations;
    this.address = address;
    this.messages = messages;
  }

  @GetMapping("/{tag:en|zh-Hans}/records.atom")
  @Requires(Permission.PUBLIC_READ)
  ResponseEntity<byte[]> feed(
      @RequestParam(required = false) @Nullable Long organisation,
      Language language,
      HttpServletRequest request,
      HttpServletResponse response) {
    return answer(organisation, language, request, response);
  }

  @GetMapping("/{tag:en|zh-Hans}/organisations/{organisation}/records.atom")
  @Requires(Permission.PUBLIC_READ)
  ResponseEntity<byte[]> feedOfOne(
      @PathVariable long organisation,
      Language language,
      HttpServletRequest request,
      HttpServletResponse response) {
    return answer(organisation, language, request, response);
  }

  private ResponseEntity<byte[]> answer(
      @Nullable Long organisation,
      Language language,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (organisation != null && !lists.everPublished(organisation)) {
      throw new NotFound("organisation");
    }
    PublicCaching.mayBeKept(request, response);
    var feed = feed(organisation, language, address.root(request));
    return ResponseEntity.ok()
        .contentType(new MediaType(MediaType.APPLICATION_ATOM_XML, StandardCharsets.UTF_8))
        .body(xml(feed, language));
  }

  private Feed feed(@Nullable Long organisation, Language language, String root) {
    var listed = lists.feed(organisation, language);
    var feed = new Feed("atom_1.0");
    feed.setId(id("feed/" + language.tag() + "/" + (organisation == null ? "all" : organisation)));
    feed.setTitle(title(organisation, language));
    feed.setUpdated(
        Date.from(
            listed.stream()
                .map(Listed::updatedAt)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH)));
    feed.setOtherLinks(
        List.of(
            link(
                "self",
                "application/atom+xml",
                root
                    + "/"
                    + language.tag()
                    + (organisation == null ? "" : "/organisations/" + organisation)
                    + "/records.atom")));
    feed.setAlternateLinks(
        List.of(
            link(
                "alternate",
                "text/html",
                root
                    + "/"
                    + language.tag()
                    + "/records"
                    + (organisation == null ? "" : "?organisation=" + organisation))));
    feed.setEntries(listed.stream().map(each -> entry(each, root)).toList());
    return feed;
  }

  private String title(@Nullable Long organisation, Language language) {
    var all = text("publishing.records.title", language);
    return organisation == null
        ? all
        : text("publishing.feed.of", language, organisations.get(organisation).name(language));
  }

  private String text(String key, Language language, Object... arguments) {
    return java.util.Objects.requireNonNullElse(
        messages.getMessage(key, arguments, key, language.locale()), key);
  }

  private static Entry entry(Listed listed, String root) {
    var entry = new Entry();
    entry.setId(id("record/" + listed.language().tag() + "/" + listed.code()));
    entry.setTitle(listed.title());
    entry.setPublished(Date.from(listed.publishedAt()));
    entry.setUpdated(Date.from(listed.updatedAt()));
    var author = new Person();
    author.setName(listed.organisation());
    entry.setAuthors(List.of(author));
    var summary = new Content();
    summary.setType("text");
    summary.setValue(listed.lead());
    entry.setSummary(summary);
    entry.setAlternateLinks(
        List.of(
            link(
                "alternate",
                "text/html",
                root + "/" + listed.language().tag() + "/records/" + listed.code())));
    return entry;
  }

  private static Link link(String rel, String type, String href) {
    var link = new Link();
    link.setRel(rel);
    link.setType(type);
    link.setHref(href);
    return link;
  }

  private static String id(String name) {
    return "urn:uuid:"
        + UUID.nameUUIDFromBytes(("throughline/" + name).getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] xml(Feed feed, Language language) {
    try {
      var document = new WireFeedOutput().outputJDom(feed);
      document.getRootElement().setAttribute("lang", language.tag(), Namespace.XML_NAMESPACE);
      return new XMLOutputter().outputString(document).getBytes(StandardCharsets.UTF_8);
    } catch (FeedException e) {
      throw new IllegalStateException("a feed that cannot be written", e);
    }
  }
}
