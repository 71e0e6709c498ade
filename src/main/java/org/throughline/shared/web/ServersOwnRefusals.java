package org.throughline.shared.web;

import java.io.IOException;
import java.util.Locale;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Some requests are refused by the web server before any of our code is asked: addresses and
/// headers that are malformed or too long. They get a sentence too, in place of the server's page.
@Configuration(proxyBeanMethods = false)
class ServersOwnRefusals {

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> sentences() {
    return factory ->
        factory.addContextCustomizers(context -> {
          if (context.getParent() instanceof StandardHost host) {
            host.setErrorReportValveClass(Sentence.class.getName());
          }
        });
  }

  /// Made by the server, by its name.
  public static final class Sentence extends ErrorReportValve {
    private static final String PAGE =
        """
        <!doctype html>
        <html lang="%s">
        <head>
          <meta charset="utf-8">
          <title>%s · Throughline</title>
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <link rel="stylesheet" href="/assets/tokens.css">
          <link rel="stylesheet" href="/assets/base.css">
          <link rel="stylesheet" href="/assets/components.css">
          <link rel="stylesheet" href="/assets/pages.css">
        </head>
        <body><main class="page page--narrow"><div class="problem">
          <p class="problem__code">%d</p>
          <h1>%s</h1>
          <p>%s</p>
          <p><a class="button" href="/">%s</a></p>
        </div></main></body>
        </html>
        """;

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
      var status = response.getStatus();
      if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
        return;
      }
      try {
        response.setContentType("text/html");
        response.setCharacterEncoding("UTF-8");
        response.setHeader(
            "Content-Security-Policy", "default-src 'none'; style-src 'self'; base-uri 'none'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        var writer = response.getReporter();
        if (writer != null) {
          writer.write(page(status, accepts(request)));
          response.finishResponse();
        }
      } catch (IOException | IllegalStateException _) {
        // Whoever asked has gone.
      }
    }

    private static String accepts(Request request) {
      return String.valueOf(request.getHeader("Accept-Language")).toLowerCase(Locale.ROOT);
    }

    private static String page(int status, String languages) {
      var chinese = languages.startsWith("zh");
      var ours = status >= 500;
      var words =
          chinese
              ? new String[] {
                "zh-Hans",
                ours ? "系统出现问题" : "无法识别该请求",
                ours ? "未能完成操作，请稍后重试。" : "地址或请求不完整、过长或格式有误。没有任何内容被更改。",
                "返回首页"
              }
              : new String[] {
                "en",
                ours ? "Something went wrong" : "This request could not be understood",
                ours
                    ? "It could not be done; try again later."
                    : "The address or the request is incomplete, too long or malformed. Nothing has been changed.",
                "To the front page"
              };
      return PAGE.formatted(words[0], words[1], status, words[1], words[2], words[3]);
    }
  }
}
