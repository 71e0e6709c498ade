package org.throughline.minutes.web;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.throughline.documents.Layout;
import org.throughline.minutes.Bundles;
import org.throughline.minutes.MinutesDocuments;
import org.throughline.minutes.Part;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Requires;
import org.throughline.shared.Coded;
import org.throughline.shared.web.Typed;

/// Minutes to take away.
@Controller
class DocumentController {
  private static final MediaType WORD =
      MediaType.valueOf("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
  private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);

  private final MinutesDocuments documents;
  private final Bundles bundles;

  DocumentController(MinutesDocuments documents, Bundles bundles) {
    this.documents = documents;
    this.bundles = bundles;
  }

  /// @param part `decisions`, an item's id for an extract, or nothing for the whole
  @GetMapping("/minutes/{id}/document.pdf")
  @Requires(Permission.RECORD_READ)
  ResponseEntity<byte[]> pdf(
      @PathVariable("id") long id,
      @RequestParam(name = "part", required = false) @Nullable String part,
      @RequestParam(name = "layout", required = false) @Nullable String layout,
      Actor actor) {
    return file(
        documents.pdf(actor, id, part(part), layout(layout)),
        MediaType.APPLICATION_PDF,
        "minutes-" + id + ".pdf");
  }

  @GetMapping("/minutes/{id}/document.docx")
  @Requires(Permission.RECORD_READ)
  ResponseEntity<byte[]> word(
      @PathVariable("id") long id,
      @RequestParam(name = "part", required = false) @Nullable String part,
      @RequestParam(name = "layout", required = false) @Nullable String layout,
      Actor actor) {
    return file(
        documents.word(actor, id, part(part), layout(layout)), WORD, "minutes-" + id + ".docx");
  }

  @GetMapping("/minutes/{id}/document.xml")
  @Requires(Permission.RECORD_READ)
  ResponseEntity<byte[]> akomaNtoso(@PathVariable("id") long id, Actor actor) {
    return file(
        documents.akomaNtoso(actor, id), MediaType.APPLICATION_XML, "minutes-" + id + ".xml");
  }

  /// The very bytes that the hash is of, for a reader who is shown what it covers.
  @GetMapping("/minutes/{id}/text")
  @Requires(Permission.RECORD_READ)
  ResponseEntity<byte[]> text(@PathVariable("id") long id, Actor actor) {
    return file(
        documents.text(actor, id).getBytes(StandardCharsets.UTF_8), TEXT, "minutes-" + id + ".txt");
  }

  /// A whole meeting with all that belongs to it, as far as this reader may see it.
  @GetMapping("/meetings/{id}/bundle.zip")
  @Requires(Permission.RECORD_READ)
  ResponseEntity<byte[]> bundle(@PathVariable("id") long id, Actor actor) {
    return file(
        bundles.ofMeeting(actor, id),
        MediaType.valueOf("application/zip"),
        "meeting-" + id + ".zip");
  }

  private static Part part(@Nullable String asked) {
    return "decisions".equals(asked)
        ? Part.DECISIONS
        : Typed.id(asked).map(Part::extract).orElse(Part.WHOLE);
  }

  private static Layout layout(@Nullable String asked) {
    return Coded.find(Layout.class, asked).orElse(Layout.PLAIN);
  }

  private static ResponseEntity<byte[]> file(byte[] content, MediaType type, String name) {
    return ResponseEntity.ok()
        .contentType(type)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name).build().toString())
        .body(content);
  }
}
