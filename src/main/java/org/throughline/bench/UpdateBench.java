package org.throughline.bench;

import java.io.PrintStream;
import java.net.http.HttpClient;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.throughline.bench.Figures.Sample;
import org.throughline.directives.Coverage;
import org.throughline.directives.CoverageState;

/// Decisions about coverage by a hundred at once, with permission, counters and audit, beside a
/// bare UPDATE: through the service over the whole country, all on one directive, and over HTTP.
/// Then until half a million, and with a kill in the middle, what the counters say against a count
/// of everything.
final class UpdateBench {
  private static final int PASSES = 3;
  private static final int WRITERS = BareStates.CLIENTS;
  private static final int ENOUGH = 500_000;
  private static final long SECONDS = Long.getLong("throughline.bench.seconds", 10);
  private static final long WARM_SECONDS = Long.getLong("throughline.bench.warm", 30);
  private static final List<CoverageState> STATES =
      List.of(
          CoverageState.UNDER_STUDY,
          CoverageState.COVERED,
          CoverageState.PARTLY,
          CoverageState.GUIDELINE,
          CoverageState.UNCOVERED);

  private enum Way {
    BARE,
    BARE_ONE,
    SERVICE,
    SERVICE_ONE,
    HTTP
  }

  private final National nation;
  private final PrintStream out;
  private final BareStates bare;
  private final Deciders deciders;
  private final AtomicLong decided = new AtomicLong();

  UpdateBench(National nation, PrintStream out) throws SQLException {
    this.nation = nation;
    this.out = out;
    this.bare = new BareStates(nation, out);
    this.deciders = new Deciders(nation);
  }

  void run() throws Exception {
    bare.complete();
    var checks = new CounterChecks(nation, out);
    checks.sizes("before");
    try (var client =
        HttpClient.newBuilder()
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build()) {
      var secretaries = signIn(client);
      out.printf(
          Locale.ROOT,
          "%d writers, %d s to warm up, %d passes of %d s%n",
          WRITERS,
          WARM_SECONDS,
          PASSES,
          SECONDS);
      Figures.load(WRITERS, WARM_SECONDS / 2.0, this::spread);
      Figures.load(WRITERS, WARM_SECONDS / 2.0, nth -> post(secretaries.get(nth)));
      var samples = passes(secretaries);
      samples.forEach((way, sample) ->
          Figures.print(out, way.name().toLowerCase(Locale.ROOT).replace('_', ' '), sample));
      double service = rate(samples, Way.SERVICE);
      Figures.ratio(out, "service / bare", service / rate(samples, Way.BARE), "at least 0.8");
      Figures.ratio(
          out,
          "service / bare, one directive",
          rate(samples, Way.SERVICE_ONE) / rate(samples, Way.BARE_ONE),
          "at least 0.8");
      Figures.ratio(out, "HTTP / service", rate(samples, Way.HTTP) / service, "at least 0.5");
    }
    while (decided.get() < ENOUGH) {
      Figures.load(WRITERS, SECONDS, this::spread);
    }
    out.println(decided.get() + " decisions in all");
    checks.right();
    checks.sizes("after");
    out.println(Memory.described());
  }

  private static double rate(Map<Way, Sample> samples, Way way) {
    return java.util.Objects.requireNonNull(samples.get(way)).perSecond();
  }

  private Map<Way, Sample> passes(List<SignedInClient> secretaries) throws Exception {
    var samples = new EnumMap<Way, List<Sample>>(Way.class);
    for (int pass = 0; pass < PASSES; pass++) {
      for (var way : Way.values()) {
        var sample =
            switch (way) {
              case BARE -> bare.run(240, SECONDS);
              case BARE_ONE -> bare.run(30, SECONDS);
              case SERVICE -> Figures.load(WRITERS, SECONDS, this::spread);
              case SERVICE_ONE -> Figures.load(WRITERS, SECONDS, this::one);
              case HTTP -> Figures.load(WRITERS, SECONDS, nth -> post(secretaries.get(nth)));
            };
        samples.computeIfAbsent(way, _ -> new ArrayList<>()).add(sample);
      }
    }
    return samples.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                each -> Sample.median(each.getValue()),
                (a, _) -> a,
                () -> new EnumMap<>(Way.class)));
  }

  /// Anywhere in the country, any clause of any directive.
  void spread(int writer) {
    decide(deciders.clause(ThreadLocalRandom.current().nextInt(deciders.clauses())));
  }

  /// Anywhere in the country, the clauses of the third directive.
  private void one(int writer) {
    decide(deciders.clause(60 + ThreadLocalRandom.current().nextInt(NationalMatter.CLAUSES)));
  }

  private void decide(long clause) {
    nation
        .bean(Coverage.class)
        .decide(deciders.any(), clause, anyState(), null)
        .fold(
            state -> state,
            why -> {
              throw new IllegalStateException("refused: " + why.key());
            });
    decided.incrementAndGet();
  }

  private static CoverageState anyState() {
    return STATES.get(ThreadLocalRandom.current().nextInt(STATES.size()));
  }

  private List<SignedInClient> signIn(HttpClient client) throws Exception {
    var signedIn = new ArrayList<SignedInClient>();
    for (var login : nation.secretaries(WRITERS)) {
      var secretary = new SignedInClient(client, nation.address(), login);
      secretary.readToken(secretary.get("/clauses/" + deciders.clause(0)));
      signedIn.add(secretary);
    }
    return signedIn;
  }

  /// What the form on a clause's page sends, with a key of its own.
  private void post(SignedInClient secretary) throws Exception {
    var clause = deciders.clause(ThreadLocalRandom.current().nextInt(deciders.clauses()));
    var answer =
        secretary.post(
            "/clauses/" + clause + "/coverage",
            Map.of(
                "state", anyState().code(), "reason", "", "_once", UUID.randomUUID().toString()));
    if (answer.statusCode() / 100 != 3) {
      throw new IllegalStateException("a decision answers " + answer.statusCode());
    }
    decided.incrementAndGet();
  }
}
