package org.throughline;

import java.io.IOException;
import java.io.PrintStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;

/// `train`: one run of the whole server on a folder thrown away after it, during which the JDK
/// records what start-up loads, so that later starts are quick. Called by the launcher after a
/// build.
final class Train {
  private Train() {}

  static int run(PrintStream err) {
    try {
      var data = Files.createTempDirectory("throughline-train");
      try {
        var options =
            ServeOptions.parse(
                new String[] {"--demo", "--port", "0", "--data", data.toString()}, Map.of());
        try (var server = Serve.start(options)) {
          visit(URI.create(server.address()));
        }
      } finally {
        delete(data);
      }
      return 0;
    } catch (IOException | InterruptedException | RuntimeException e) {
      err.println("The training run failed: " + e);
      return 1;
    }
  }

  private static void visit(URI address) throws IOException, InterruptedException {
    try (var client =
        HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build()) {
      for (var page : new String[] {"/", "/sign-in", "/desk", "/assets/base.css", "/nowhere"}) {
        client.send(
            HttpRequest.newBuilder(address.resolve(page)).build(), BodyHandlers.discarding());
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, java.io.IOException problem)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
