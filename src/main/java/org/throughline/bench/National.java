package org.throughline.bench;

import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;
import org.throughline.Serve;
import org.throughline.ServeOptions;
import org.throughline.accounts.Accounts;
import org.throughline.accounts.Demo;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Posts;
import org.throughline.postgres.DatabaseSettings;
import org.throughline.postgres.EmbeddedPostgres;
import org.throughline.postgres.ServerOptions;

/// The product with a nation in it: a centre, 31 provinces, 333 prefectures, 2,843 counties and
/// 38,602 townships; eight live directives of 30 clauses for all of them; 100,000 tasks. Built on
/// first use (some minutes) and kept in the folder; what was begun is finished at the next opening.
///
/// ```java
/// try (var nation = National.open(Path.of("national"), System.out)) {
///   nation.address();                       // where it listens, for a client with a browser's manners
///   nation.as("county12.secretary");        // an actor, for calling services directly
///   nation.bean(Receipts.class);            // any service
///   nation.officials(2000);                 // logins; the password of all is National.PASSWORD
///   nation.database();                      // the same server for the bare side, as owner or as the application
/// }
/// ```
///
/// Logins: each of the 41,810 bodies has `<body>.secretary`, where a body is `centre`, `province1`
/// to `province31`, `prefecture1` to `prefecture333`, `county1` to `county2843`, `township1` to
/// `township38602`. The centre, the provinces, the prefectures and the first 635 counties, 1,000
/// bodies, also have an office with `.chair` and `.supervisor`, and two departments with
/// `.water.head`, `.water.official`, `.works.head` and `.works.official`; the tasks are theirs, a
/// hundred for each of these bodies.
public final class National implements AutoCloseable {
  public static final String PASSWORD = Demo.PASSWORD;

  /// The server's own memory for data; the default of the embedded server is made for one office.
  static final int SHARED_BUFFERS_MEGABYTES = 512;

  private final EmbeddedPostgres postgres;
  private final ConfigurableApplicationContext context;
  private final URI address;

  private National(EmbeddedPostgres postgres, ConfigurableApplicationContext context, URI address) {
    this.postgres = postgres;
    this.context = context;
    this.address = address;
  }

  /// @param beside configuration classes of a benchmark, added to the product's own
  public static National open(Path data, PrintStream out, Class<?>... beside) throws SQLException {
    var options =
        ServeOptions.parse(new String[] {"--port", "0", "--data", data.toString()}, Map.of());
    var postgres =
        EmbeddedPostgres.start(
            ServerOptions.in(data.toAbsolutePath().normalize())
                .withMaxConnections(160)
                .withSharedBuffersMegabytes(SHARED_BUFFERS_MEGABYTES));
    try {
      var context = Serve.start(options, postgres.settings(), beside);
      var nation =
          new National(
              postgres, context, URI.create(new Serve.Server(context, () -> {}).address()));
      nation.complete(out);
      return nation;
    } catch (RuntimeException | SQLException e) {
      postgres.close();
      throw e;
    }
  }

  private void complete(PrintStream out) throws SQLException {
    try (var owner = owner()) {
      new NationalTree(context, owner, out).complete();
      new NationalMatter(this, owner, out).complete();
    }
  }

  public URI address() {
    return address;
  }

  public ConfigurableApplicationContext context() {
    return context;
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  public DatabaseSettings database() {
    return postgres.settings();
  }

  /// A connection that may do anything to tables; the caller closes it.
  public Connection owner() throws SQLException {
    return DriverManager.getConnection(
        postgres.jdbcUrl(), postgres.ownerUser(), postgres.ownerPassword());
  }

  /// A new connection with the application's rights; the caller closes it.
  public Connection application() throws SQLException {
    return DriverManager.getConnection(
        postgres.jdbcUrl(), postgres.appUser(), postgres.appPassword());
  }

  /// Whoever signs in so, acting from the first post held.
  public Actor as(String login) {
    var person =
        bean(Accounts.class)
            .findByLogin(login)
            .orElseThrow(() -> new IllegalArgumentException("no login " + login))
            .personId();
    var posts = bean(Posts.class);
    return posts.actor(posts.heldBy(person).getFirst());
  }

  /// So many officials and heads of departments, over the country; at most 4,000.
  public List<String> officials(int howMany) {
    var logins = new ArrayList<String>();
    for (var post : List.of("water.official", "works.official", "water.head", "works.head")) {
      for (int at = 0; at < NationalTree.STAFFED && logins.size() < howMany; at++) {
        logins.add(NationalTree.code(at) + "." + post);
      }
    }
    return logins;
  }

  /// So many secretaries of townships, over the country; at most 38,602.
  public List<String> secretaries(int howMany) {
    var logins = new ArrayList<String>();
    int step = NationalTree.TOWNSHIPS / howMany;
    for (int at = 0; at < howMany; at++) {
      logins.add("township" + (1 + at * step) + ".secretary");
    }
    return logins;
  }

  @Override
  public void close() {
    context.close();
    postgres.close();
  }
}
