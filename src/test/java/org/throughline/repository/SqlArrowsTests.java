package org.throughline.repository;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;

/// A module's queries use its own schema and those of the modules it may call. Read from the
/// compiled code for jOOQ's tables, and from the source for SQL written as text.
class SqlArrowsTests {
  private static final String BASE = "org.throughline.";
  private static final String TABLES = "throughline.db.";
  private static final Pattern SCHEMA = Pattern.compile("create schema ([a-z]+)");
  private static final Pattern TEXT_SQL =
      Pattern.compile("(?i)\\b(?:from|join|into|update|table)\\s+([a-z]+)\\.[a-z_]+");

  @Test
  void noQueryReachesDownstream() {
    var classes =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.throughline", "throughline.db");
    assertThat(faults(classes, BASE)).isEmpty();
  }

  @Test
  void noWrittenSqlReachesDownstream() {
    var faults = new ArrayList<String>();
    for (var file : Sources.below(Sources.MAIN.resolve("org/throughline"), ".java")) {
      var module = Sources.MAIN.resolve("org/throughline").relativize(file).getName(0).toString();
      if (!module.endsWith(".java")) {
        var written = TEXT_SQL.matcher(Sources.text(file));
        while (written.find()) {
          if (schemas().contains(written.group(1))
              && !reachable(module).contains(written.group(1))) {
            faults.add(file + " uses " + written.group());
          }
        }
      }
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void aPlantedQueryIsCaught() {
    var planted =
        new ClassFileImporter()
            .importPackages("org.throughline.repository.planted", "throughline.db");
    assertThat(faults(planted, "org.throughline.repository.planted."))
        .singleElement()
        .asString()
        .contains("Burglar", "tasks");
  }

  private static List<String> faults(JavaClasses classes, String base) {
    var faults = new TreeSet<String>();
    for (var each : classes) {
      if (each.getPackageName().startsWith(base)) {
        var module = each.getPackageName().substring(base.length()).split("\\.")[0];
        for (var dependency : each.getDirectDependenciesFromSelf()) {
          schema(dependency.getTargetClass())
              .filter(schema -> !reachable(module).contains(schema))
              .ifPresent(
                  schema -> faults.add(each.getName() + " of " + module + " queries " + schema));
        }
      }
    }
    return List.copyOf(faults);
  }

  private static java.util.Optional<String> schema(JavaClass table) {
    var name = table.getPackageName();
    return name.startsWith(TABLES)
        ? java.util.Optional.of(name.substring(TABLES.length()).split("\\.")[0])
        : java.util.Optional.empty();
  }

  /// The module's own schema and those of its declared dependencies; of every module where it
  /// declares none.
  private static Set<String> reachable(String module) {
    var reachable = new TreeSet<>(Set.of(module));
    try {
      var declared =
          Class.forName(BASE + module + ".package-info").getAnnotation(ApplicationModule.class);
      var allowed = declared == null ? new String[0] : declared.allowedDependencies();
      if (Arrays.equals(allowed, new String[] {ApplicationModule.OPEN_TOKEN})) {
        return schemas();
      }
      reachable.addAll(Arrays.asList(allowed));
    } catch (ClassNotFoundException e) {
      // a planted module declares nothing
    }
    return reachable;
  }

  /// One for each module that keeps something, as the migrations make them.
  private static Set<String> schemas() {
    return Sources.below(Sources.MIGRATIONS, ".sql").stream()
        .flatMap(file -> SCHEMA.matcher(Sources.text(file)).results())
        .map(found -> found.group(1))
        .collect(Collectors.toSet());
  }
}
