package org.throughline.readouts;

import static throughline.db.readouts.Tables.READING;
import static throughline.db.readouts.Tables.VALUE;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.readouts.reading.Reader;
import org.throughline.readouts.reading.Reading;
import org.throughline.shared.Happened;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.NotFound;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;
import org.throughline.shared.Refusal;
import org.throughline.shared.Who;

/// Texts read in by a body. Reading stores proposals only; [ReadingRecords] makes records of what a
/// person has confirmed.
@Service
public class Readings {
  /// In characters: as much as a directive's text may have, since the readout becomes one.
  public static final int LONGEST_TEXT = 500_000;

  /// A text with more values than this keeps the first of them only, and its page says so.
  public static final int MOST_VALUES = Proposals.MOST;

  static final int LONGEST_NAME = 200;

  private final DSLContext sql;
  private final Clock clock;
  private final Policy policy;
  private final Matches matches;
  private final ReadingQueries queries;
  private final ApplicationEventPublisher events;

  Readings(
      DSLContext sql,
      Clock clock,
      Policy policy,
      Matches matches,
      ReadingQueries queries,
      ApplicationEventPublisher events) {
    this.sql = sql;
    this.clock = clock;
    this.policy = policy;
    this.matches = matches;
    this.queries = queries;
    this.events = events;
  }

  /// One line of a list.
  ///
  /// @param reading without its text
  /// @param title as read and decided so far, else the name it was handed in under
  /// @param open how many of its values nobody has decided yet
  public record Listed(KeptReading reading, String title, int open, int values) {}

  /// @param again whether the body had read the same text before; nothing was stored then
  public record Taken(long id, boolean again) {}

  public record Read(Ref about, Who by, String detail) implements Happened {
    @Override
    public String action() {
      return "reading.read";
    }
  }

  /// Reads a text and keeps what was proposed, each value with its span.
  ///
  /// @param name the file's, or empty for a pasted text
  @Transactional
  public Outcome<Taken> take(Actor actor, String name, String raw) {
    policy.require(actor, Permission.READOUT_READ_IN, actor.bodyId());
    var text = raw.replace("\r\n", "\n").replace('\r', '\n').replace('\0', ' ');
    if (text.isBlank()) {
      return Outcome.invalid("readouts.intake.empty");
    }
    if (text.length() > LONGEST_TEXT) {
      return Outcome.refused(Refusal.tooLarge("readouts.intake.too_long", LONGEST_TEXT));
    }
    var sha256 = sha256(text);
    var reading = Reader.read(text);
    var called = name.isBlank() ? firstLine(text) : name.strip();
    var id =
        sql.insertInto(READING)
            .set(READING.ORGANISATION_ID, actor.bodyId())
            .set(READING.NAME, shortened(called))
            .set(READING.LANGUAGE, language(reading).tag())
            .set(READING.TEXT, text)
            .set(READING.SHA256, sha256)
            .set(READING.READ_AT, clock.instant())
            .set(READING.READ_BY, actor.personId())
            .onConflictDoNothing()
            .returningResult(READING.ID)
            .fetchOptional(READING.ID);
    if (id.isEmpty()) {
      return Outcome.done(new Taken(earlier(actor, sha256), true));
    }
    store(actor, id.get(), Proposals.of(reading));
    events.publishEvent(new Read(new Ref(Kind.READING, id.get()), actor.who(), shortened(called)));
    return Outcome.done(new Taken(id.get(), false));
  }

  private long earlier(Actor actor, String sha256) {
    return sql.select(READING.ID)
        .from(READING)
        .where(
            READING.ORGANISATION_ID.eq(actor.bodyId()),
            READING.SHA256.eq(sha256),
            READING.STATE.ne(ReadingState.DISCARDED.code()))
        .fetchSingle()
        .value1();
  }

  private void store(Actor actor, long id, List<ProposedValue> proposals) {
    var known = matches.known(actor);
    sql.batch(proposals.stream().map(each -> row(id, each, known)).toList()).execute();
    proposals.stream()
        .filter(each -> each.field() == ValueField.BODY)
        .findFirst()
        .flatMap(each -> known.organisation(each.value()))
        .ifPresent(organisation ->
            sql.update(READING)
                .set(READING.MEETING_ORGANISATION_ID, organisation.id())
                .where(READING.ID.eq(id))
                .execute());
  }

  private Query row(long id, ProposedValue value, Matches.Known known) {
    var ref = known.preset(value);
    return sql.insertInto(VALUE)
        .set(VALUE.READING_ID, id)
        .set(VALUE.POSITION, value.position())
        .set(VALUE.FIELD, value.field().code())
        .set(VALUE.CODE, value.code())
        .set(VALUE.OF_POSITION, value.of())
        .set(VALUE.PROPOSED, value.proposed())
        .set(VALUE.VALUE_, value.value())
        .set(VALUE.SPAN_BEGIN, value.span().begin())
        .set(VALUE.SPAN_END, value.span().end())
        .set(VALUE.INFERRED, value.inferred())
        .set(VALUE.CONFIDENCE, (float) value.confidence())
        .set(VALUE.RULE, value.rule())
        .set(VALUE.REF_KIND, ref.map(each -> each.kind().code()).orElse(null))
        .set(VALUE.REF_ID, ref.map(Ref::id).orElse(null));
  }

  /// @throws NotFound where there is none in the actor's body
  public KeptReading get(Actor actor, long id) {
    var reading = queries.find(actor, id).orElseThrow(() -> missing(id));
    policy.require(actor, Permission.READOUT_READ_IN, reading.organisationId());
    return reading;
  }

  /// In the order of their positions. Whoever asks has already been shown the reading.
  public List<ProposedValue> values(long readingId) {
    return queries.values(readingId);
  }

  /// Newest first.
  public List<Listed> list(Actor actor, int offset, int limit) {
    return queries.list(actor, offset, limit);
  }

  public int count(Actor actor) {
    return queries.count(actor);
  }

  public record Discarded(Ref about, Who by) implements Happened {
    @Override
    public String action() {
      return "reading.discarded";
    }
  }

  /// Nothing will come of it; the same text may be read again. What is confirmed stays.
  @Transactional
  public Outcome<Long> discard(Actor actor, long id) {
    var reading = lock(actor, id);
    return switch (reading.state()) {
      case CONFIRMED -> Outcome.conflict("readouts.refused.confirmed");
      case DISCARDED -> Outcome.done(id);
      case PROPOSED -> {
        sql.update(READING)
            .set(READING.STATE, ReadingState.DISCARDED.code())
            .where(READING.ID.eq(id))
            .execute();
        events.publishEvent(new Discarded(new Ref(Kind.READING, id), actor.who()));
        yield Outcome.done(id);
      }
    };
  }

  /// Held until the transaction ends: two who confirm at once do so one after the other.
  KeptReading lock(Actor actor, long id) {
    var reading = queries.lock(actor, id).orElseThrow(() -> missing(id));
    policy.require(actor, Permission.READOUT_READ_IN, reading.organisationId());
    return reading;
  }

  private static NotFound missing(long id) {
    return new NotFound(new Ref(Kind.READING, id));
  }

  private static Language language(Reading reading) {
    return switch (reading.language()) {
      case ENGLISH -> Language.ENGLISH;
      case CHINESE -> Language.CHINESE;
    };
  }

  private static String firstLine(String text) {
    return text.lines().map(String::strip).filter(line -> !line.isEmpty()).findFirst().orElse("?");
  }

  static String shortened(String text) {
    if (text.length() <= LONGEST_NAME) {
      return text;
    }
    var end = Character.isHighSurrogate(text.charAt(LONGEST_NAME - 2)) ? 2 : 1;
    return text.substring(0, LONGEST_NAME - end) + "…";
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
