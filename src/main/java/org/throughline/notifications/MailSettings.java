package org.throughline.notifications;

import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Whether letters go out, from whom, and under which address the product is reached from outside.
@Component
public class MailSettings {
  private final boolean configured;
  private final String from;
  private final URI address;

  MailSettings(
      @Value("${spring.mail.host:}") String host,
      @Value("${throughline.mail.from:}") String from,
      @Value("${throughline.address:http://localhost:8080/}") URI address) {
    this.configured = !host.isBlank() && !from.isBlank();
    this.from = from.strip();
    this.address = address;
  }

  /// Letters go out only where both the server and the sender are set.
  public boolean configured() {
    return configured;
  }

  String from() {
    return from;
  }

  /// The right-hand side of Message-IDs.
  String domain() {
    var host = address.getHost();
    return host == null ? "localhost" : host;
  }

  /// An address of the product as a reader outside follows it.
  ///
  /// @param path begins with a slash
  String absolute(String path) {
    return address.resolve(path).toString();
  }
}
