package org.throughline.minutes;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import org.throughline.meetings.Meeting;
import org.throughline.meetings.Statement;
import org.throughline.shared.Language;

/// Minutes as a debate record of Akoma Ntoso 3.0: a section for each item, with who spoke and what
/// was resolved.
final class AkomaNtoso {
  private static final String NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";
  private static final String BODY = "organisation";

  private final Meeting meeting;
  private final Version version;
  private final String organisation;
  private final List<Paragraph> paragraphs;
  private final Map<String, Statement> statements;
  private final Map<String, String> speakers = new LinkedHashMap<>();
  private final LocalDate drafted;
  private final XMLStreamWriter xml;

  private AkomaNtoso(
      Meeting meeting,
      Version version,
      String organisation,
      List<Paragraph> paragraphs,
      List<Statement> statements,
      LocalDate drafted,
      XMLStreamWriter xml) {
    this.meeting = meeting;
    this.version = version;
    this.organisation = organisation;
    this.paragraphs = paragraphs;
    this.statements =
        statements.stream()
            .collect(Collectors.toMap(each -> "statement/" + each.id(), each -> each));
    this.drafted = drafted;
    this.xml = xml;
  }

  static byte[] of(
      Meeting meeting,
      Version version,
      String organisation,
      List<Paragraph> paragraphs,
      List<Statement> statements,
      LocalDate drafted) {
    var bytes = new ByteArrayOutputStream();
    try {
      var xml =
          XMLOutputFactory.newFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
      new AkomaNtoso(meeting, version, organisation, paragraphs, statements, drafted, xml).write();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return bytes.toByteArray();
  }

  private void write() throws XMLStreamException {
    for (var each : paragraphs) {
      var speaker = speaker(each);
      if (speaker != null) {
        speakers.putIfAbsent(speaker, "speaker_" + (speakers.size() + 1));
      }
    }
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeStartElement("akomaNtoso");
    xml.writeDefaultNamespace(NAMESPACE);
    open("debate", "name", "minutes");
    meta();
    open("preface");
    open("p");
    text("docTitle", title());
    close();
    close();
    open("debateBody");
    rollCall();
    sections();
    close();
    close();
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private String title() {
    return paragraphs.stream()
        .filter(each -> each.kind() == ParagraphKind.TITLE)
        .map(Paragraph::text)
        .findFirst()
        .orElse(meeting.title());
  }

  private void meta() throws XMLStreamException {
    var work = "/akn/un/debate/minutes/" + day() + "/meeting-" + meeting.id();
    var expression = work + "/" + language() + "@" + drafted + ";version-" + version.number();
    open("meta");
    open("identification", "source", "#throughline");
    open("FRBRWork");
    level(work, day().toString(), "meeting");
    empty("FRBRcountry", "value", "un");
    close();
    open("FRBRExpression");
    level(expression, drafted.toString(), "drafting");
    empty("FRBRlanguage", "language", language());
    close();
    open("FRBRManifestation");
    level(expression + ".akn", drafted.toString(), "drafting");
    empty("FRBRformat", "value", "application/akn+xml");
    close();
    close();
    open("references", "source", "#throughline");
    reference(
        "TLCOrganization",
        BODY,
        "/ontology/organization/" + meeting.organisationId(),
        organisation);
    reference(
        "TLCOrganization", "throughline", "/ontology/organization/throughline", "Throughline");
    for (var each : speakers.entrySet()) {
      reference("TLCPerson", each.getValue(), "/ontology/person/" + each.getValue(), each.getKey());
    }
    close();
    close();
  }

  private void level(String uri, String date, String of) throws XMLStreamException {
    empty("FRBRthis", "value", uri + "/!main");
    empty("FRBRuri", "value", uri);
    empty("FRBRdate", "date", date, "name", of);
    empty("FRBRauthor", "href", "#" + BODY);
  }

  private void reference(String kind, String id, String href, String shown)
      throws XMLStreamException {
    empty(kind, "eId", id, "href", href, "showAs", shown);
  }

  /// What belongs to no item: when, where, who was there, and what was said before the first.
  private void rollCall() throws XMLStreamException {
    open("rollCall", "eId", "rollCall");
    for (var each : paragraphs) {
      if (each.itemId() == null && each.kind() != ParagraphKind.TITLE) {
        paragraph(each);
      }
    }
    close();
  }

  private void sections() throws XMLStreamException {
    var byItem = new LinkedHashMap<Long, List<Paragraph>>();
    for (var each : paragraphs) {
      var item = each.itemId();
      if (item != null) {
        byItem.computeIfAbsent(item, _ -> new java.util.ArrayList<>()).add(each);
      }
    }
    for (var item : byItem.entrySet()) {
      open("debateSection", "eId", "item_" + item.getKey(), "name", "item");
      var heading =
          item.getValue().stream().filter(each -> each.kind() == ParagraphKind.HEADING).findFirst();
      if (heading.isPresent()) {
        text("heading", heading.get().text());
      }
      for (var each : item.getValue()) {
        if (!heading.map(each::equals).orElse(false) && !resolved(each)) {
          paragraph(each);
        }
      }
      resolutions(item.getKey(), item.getValue());
      close();
    }
  }

  private void resolutions(long item, List<Paragraph> of) throws XMLStreamException {
    if (of.stream().noneMatch(AkomaNtoso::resolved)) {
      return;
    }
    open("resolutions", "eId", "item_" + item + "__resolutions");
    for (var each : of) {
      if (resolved(each)) {
        paragraph(each);
      }
    }
    close();
  }

  private static boolean resolved(Paragraph paragraph) {
    return switch (paragraph.kind()) {
      case OUTCOME, DECISION, CLAUSE -> true;
      case TITLE, FACT, ATTENDANCE, HEADING, MATTER, STATEMENT, TEXT -> false;
    };
  }

  private void paragraph(Paragraph paragraph) throws XMLStreamException {
    var id = "line_" + paragraph.line();
    if (paragraph.kind() == ParagraphKind.STATEMENT) {
      var speaker = speaker(paragraph);
      var by = speaker == null ? BODY : Objects.requireNonNull(speakers.get(speaker));
      open("speech", "eId", id, "by", "#" + by);
      if (speaker != null) {
        text("from", speaker);
      }
      text("p", paragraph.text());
      close();
    } else {
      text("p", paragraph.text(), "eId", id);
    }
  }

  private @Nullable String speaker(Paragraph paragraph) {
    var statement = paragraph.source() == null ? null : statements.get(paragraph.source());
    return statement == null ? null : statement.speaker();
  }

  private LocalDate day() {
    return meeting.heldOn() == null ? drafted : meeting.heldOn();
  }

  private String language() {
    return meeting.language() == Language.CHINESE ? "zho" : "eng";
  }

  private void open(String element, String... attributes) throws XMLStreamException {
    xml.writeStartElement(element);
    attributes(attributes);
  }

  private void attributes(String... attributes) throws XMLStreamException {
    for (int at = 0; at < attributes.length; at += 2) {
      xml.writeAttribute(attributes[at], printable(attributes[at + 1]));
    }
  }

  private void close() throws XMLStreamException {
    xml.writeEndElement();
  }

  private void empty(String element, String... attributes) throws XMLStreamException {
    xml.writeEmptyElement(element);
    attributes(attributes);
  }

  private void text(String element, String text, String... attributes) throws XMLStreamException {
    open(element, attributes);
    xml.writeCharacters(printable(text));
    close();
  }

  /// Without what XML 1.0 cannot hold.
  private static String printable(String text) {
    return text.replaceAll(
        "[^\\x{9}\\x{A}\\x{D}\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]", "");
  }
}
