package org.throughline.postgres;

import java.io.IOException;
import java.nio.file.Path;

/// A running PostgreSQL server on the loopback address, for this process alone.
///
/// It holds data that matter: files are forced to disk, pages carry checksums, and an acknowledged
/// commit outlives any kind of kill. The data folder is locked while the server runs; a second
/// start there is refused. A server left behind by a killed process is stopped first.
public final class EmbeddedPostgres implements AutoCloseable {

  private final DataFolder folder;
  private final ServerControl control;
  private final Roles roles;
  private final Passwords passwords;
  private final String version;
  private final Thread stopOnExit = new Thread(this::stop, "stop-postgres");
  private boolean closed;

  private EmbeddedPostgres(
      DataFolder folder, ServerControl control, Roles roles, Passwords passwords, String version) {
    this.folder = folder;
    this.control = control;
    this.roles = roles;
    this.passwords = passwords;
    this.version = version;
  }

  /// @throws PostgresUnavailable with a sentence for the person who started the program
  public static EmbeddedPostgres start(Path dataFolder) {
    return start(ServerOptions.in(dataFolder));
  }

  /// @throws PostgresUnavailable with a sentence for the person who started the program
  public static EmbeddedPostgres start(ServerOptions options) {
    DataFolder folder = DataFolder.lock(options.dataFolder());
    try {
      EmbeddedPostgres server = startLocked(folder, options);
      if (options.stopsWithJvm()) {
        Runtime.getRuntime().addShutdownHook(server.stopOnExit);
      }
      return server;
    } catch (IOException unusable) {
      folder.close();
      throw new PostgresUnavailable(
          "PostgreSQL could not be started in %s: %s."
              .formatted(folder.path(), unusable.getMessage()),
          unusable);
    } catch (RuntimeException refused) {
      folder.close();
      throw refused;
    }
  }

  private static EmbeddedPostgres startLocked(DataFolder folder, ServerOptions options)
      throws IOException {
    DataFolder.createPrivateFolders(folder.database());
    ServerUser user = ServerUser.choose(folder);
    Path programs = ProgramFolder.of(folder, user);
    Binaries binaries = Binaries.unpackInto(programs);
    user.give(programs);
    user.give(binaries.home());
    Cluster cluster = new Cluster(folder, binaries, user);
    ServerControl control = new ServerControl(folder, binaries, user, cluster);
    control.stopServerLeftBehind();
    Passwords passwords = cluster.openOrCreate();
    Roles roles = new Roles(control.start(options), passwords);
    try {
      roles.createOnce(folder.prepared());
      user.give(folder.prepared());
    } catch (IOException | RuntimeException refused) {
      control.stop();
      throw refused;
    }
    return new EmbeddedPostgres(folder, control, roles, passwords, binaries.version());
  }

  public String jdbcUrl() {
    return jdbcUrl(Roles.DATABASE);
  }

  public String jdbcUrl(String database) {
    return roles.jdbcUrl(database);
  }

  /// Owns the schemas and may change them; no superuser.
  public String ownerUser() {
    return Roles.OWNER;
  }

  public String ownerPassword() {
    return passwords.owner();
  }

  /// May change rows where the migrations grant it; no tables, no temporary ones either.
  public String appUser() {
    return Roles.APP;
  }

  public String appPassword() {
    return passwords.app();
  }

  public DatabaseSettings settings() {
    return new DatabaseSettings(jdbcUrl(), ownerUser(), ownerPassword(), appUser(), appPassword());
  }

  /// Such as 18.6.
  public String version() {
    return version;
  }

  /// An empty database, the owner's; for tests.
  public void createDatabase(String name) {
    createDatabase(name, "template1");
  }

  /// A copy of a database nobody is connected to.
  public void createDatabase(String name, String template) {
    roles.createDatabase(name, template);
  }

  /// Whoever is still connected is cut off; a database that does not exist is none to drop.
  public void dropDatabase(String name) {
    roles.dropDatabase(name);
  }

  /// Open transactions are rolled back. Closing twice is closing once.
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(stopOnExit);
    } catch (IllegalStateException alreadyEnding) {
      // Then the hook runs too, and whichever comes second finds nothing to do.
    }
    stop();
  }

  private synchronized void stop() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      control.stop();
    } catch (IOException unusable) {
      throw new PostgresUnavailable(
          "PostgreSQL could not be stopped in %s: %s."
              .formatted(folder.path(), unusable.getMessage()),
          unusable);
    } finally {
      folder.close();
    }
  }
}
