package org.throughline.notifications;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/// Posts one body to an address that has been checked, over a connection to that very address; the
/// name serves for the certificate and the Host header only. Reads the status and nothing else, and
/// follows nothing.
final class Knock {
  private static final int CONNECT_MILLIS = 5_000;
  private static final int ANSWER_MILLIS = 10_000;
  private static final int WHOLE_SECONDS = 20;
  private static final int LONGEST_STATUS_LINE = 1_000;

  private Knock() {}

  /// @return the status; empty where there was no answer, for whatever reason
  static OptionalInt post(Egress.Target target, Map<String, String> headers, byte[] body) {
    try (var socket = new Socket();
        var watch = Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory())) {
      // Whoever answers a byte at a time is cut off all the same.
      var cut = watch.schedule(() -> close(socket), WHOLE_SECONDS, TimeUnit.SECONDS);
      try {
        socket.connect(new InetSocketAddress(target.address(), target.port()), CONNECT_MILLIS);
        socket.setSoTimeout(ANSWER_MILLIS);
        return exchange(target.tls() ? secured(socket, target) : socket, target, headers, body);
      } finally {
        cut.cancel(false);
        watch.shutdownNow();
      }
    } catch (IOException e) {
      return OptionalInt.empty();
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // it is closed
    }
  }

  private static SSLSocket secured(Socket socket, Egress.Target target) throws IOException {
    var factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
    var secured =
        (SSLSocket) factory.createSocket(socket, target.uri().getHost(), target.port(), true);
    var parameters = secured.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secured.setSSLParameters(parameters);
    secured.startHandshake();
    return secured;
  }

  private static OptionalInt exchange(
      Socket socket, Egress.Target target, Map<String, String> headers, byte[] body)
      throws IOException {
    var uri = target.uri();
    var path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    var head = new StringBuilder("POST ").append(path);
    if (uri.getRawQuery() != null) {
      head.append('?').append(uri.getRawQuery());
    }
    head.append(" HTTP/1.1\r\nHost: ").append(uri.getRawAuthority()).append("\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    head.append("Content-Length: ").append(body.length).append("\r\nConnection: close\r\n\r\n");
    var out = socket.getOutputStream();
    out.write(head.toString().getBytes(StandardCharsets.US_ASCII));
    out.write(body);
    out.flush();
    return status(socket);
  }

  private static OptionalInt status(Socket socket) throws IOException {
    var in = socket.getInputStream();
    var line = new ByteArrayOutputStream();
    for (var read = in.read(); read >= 0 && read != '\n'; read = in.read()) {
      line.write(read);
      if (line.size() > LONGEST_STATUS_LINE) {
        return OptionalInt.empty();
      }
    }
    var words = line.toString(StandardCharsets.US_ASCII).split(" ");
    return words.length > 1
            && words[0].startsWith("HTTP/1.")
            && words[1].strip().matches("[1-5][0-9]{2}")
        ? OptionalInt.of(Integer.parseInt(words[1].strip()))
        : OptionalInt.empty();
  }
}
