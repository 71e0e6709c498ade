import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.SchemaMappingType;
import org.jooq.meta.jaxb.Target;
import org.throughline.postgres.EmbeddedPostgres;

/// The half of [GenerateJooq] that runs the migrations on a server of its own and reads the tables
/// back.
public class JooqGeneration {

  private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");

  public static void generate(Path migrations, Path dataFolder, Path output) throws Exception {
    FLYWAY.setLevel(Level.WARNING);
    System.setProperty("org.jooq.no-logo", "true");
    System.setProperty("org.jooq.no-tips", "true");
    try (EmbeddedPostgres server = EmbeddedPostgres.start(dataFolder)) {
      String database = "generation";
      server.dropDatabase(database);
      server.createDatabase(database);
      String url = server.jdbcUrl(database);
      Flyway.configure()
          .dataSource(url, server.ownerUser(), server.ownerPassword())
          .placeholders(Map.of("app_role", server.appUser()))
          .locations("filesystem:" + migrations)
          .load()
          .migrate();
      GenerationTool.generate(
          new Configuration()
              .withLogging(Logging.WARN)
              .withJdbc(
                  new Jdbc()
                      .withUrl(url)
                      .withUser(server.ownerUser())
                      .withPassword(server.ownerPassword()))
              .withGenerator(
                  new Generator()
                      .withDatabase(database(schemas(server, url)))
                      .withGenerate(parts())
                      .withTarget(
                          new Target()
                              .withPackageName("throughline.db")
                              .withDirectory(output.toString())
                              .withClean(true))));
    }
  }

  private static Database database(List<SchemaMappingType> schemas) {
    return new Database()
        .withName("org.jooq.meta.postgres.PostgresDatabase")
        .withSchemata(schemas)
        .withExcludes("flyway_schema_history")
        // Those behind identity columns: some ids must be known before the row is written.
        .withIncludeSystemSequences(true)
        .withIncludeRoutines(false)
        .withIncludeTriggers(false)
        .withForcedTypes(
            new ForcedType()
                .withName("INSTANT")
                .withIncludeTypes(
                    "(?i:timestamp(\\(\\d\\))?\\s+with\\s+time\\s+zone|timestamptz)"));
  }

  private static Generate parts() {
    return new Generate()
        .withRecords(false)
        .withPojos(false)
        .withDaos(false)
        .withIndexes(false)
        .withJavaTimeTypes(true)
        .withGeneratedAnnotation(false);
  }

  private static List<SchemaMappingType> schemas(EmbeddedPostgres server, String url)
      throws SQLException {
    List<SchemaMappingType> schemas = new ArrayList<>();
    try (Connection connection =
            DriverManager.getConnection(url, server.ownerUser(), server.ownerPassword());
        Statement statement = connection.createStatement();
        ResultSet names =
            statement.executeQuery(
                """
                select nspname from pg_namespace
                where nspname !~ '^pg_' and nspname <> 'information_schema'
                order by nspname
                """)) {
      while (names.next()) {
        schemas.add(new SchemaMappingType().withInputSchema(names.getString(1)));
      }
    }
    return schemas;
  }
}
