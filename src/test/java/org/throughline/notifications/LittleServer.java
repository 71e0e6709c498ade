package org.throughline.notifications;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.throughline.lines.Card;
import org.throughline.lines.Edge;
import org.throughline.lines.LineSource;
import org.throughline.organisations.Actor;
import org.throughline.shared.Happened;
import org.throughline.shared.Kept;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.Ref;
import org.throughline.shared.Who;

/// The product's telling, delivery and schedule, without its pages: small enough to be started and
/// killed many times, as processes of their own. Not marked as a configuration, so that the product
/// in other tests does not find it.
@EnableAutoConfiguration
@Import(Kept.class)
@ComponentScan(
    basePackages = {"org.throughline.notifications", "org.throughline.organisations"},
    excludeFilters =
        @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.web\\..*|.*Tests.*"))
public class LittleServer {

  /// In the program's arguments: properties as `name=value`. Ends when it is killed.
  public static void main(String[] arguments) throws InterruptedException {
    var context =
        start(
            Arrays.stream(arguments)
                .map(each -> each.split("=", 2))
                .collect(java.util.stream.Collectors.toMap(each -> each[0], each -> each[1])));
    System.out.println("ready");
    var delivering = context.getBean(Delivering.class);
    // Both servers carry at the same time, as two do whose people are told at the same time.
    while (true) {
      delivering.drain();
      Thread.sleep(20);
    }
  }

  static ConfigurableApplicationContext start(Map<String, String> properties) {
    var application = new SpringApplication(LittleServer.class);
    application.setWebApplicationType(WebApplicationType.NONE);
    application.setDefaultProperties(Map.copyOf(properties));
    return application.run();
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  ZoneId zone() {
    return ZoneId.of("UTC");
  }

  @Bean
  MessageSource messageSource() {
    var messages = new StaticMessageSource();
    messages.setUseCodeAsDefaultMessage(true);
    return messages;
  }

  @Bean
  TemplateEngine templates() {
    return TemplateEngine.createPrecompiled(ContentType.Html);
  }

  /// Dies by itself just after handing over so many letters, before it can mark the last; never
  /// where it is 0.
  @Bean
  JavaMailSender mail(
      @Value("${spring.mail.port}") int port, @Value("${dies.after:0}") int diesAfter) {
    var handed = new AtomicInteger();
    var sender =
        new JavaMailSenderImpl() {
          @Override
          public void send(MimeMessage message) {
            super.send(message);
            if (handed.incrementAndGet() == diesAfter) {
              Runtime.getRuntime().halt(9);
            }
          }
        };
    sender.setHost("127.0.0.1");
    sender.setPort(port);
    return sender;
  }

  /// Something happened that these people are to be told of.
  record Rang(Ref about, List<Long> people) implements Happened {
    @Override
    public String action() {
      return "bell.rang";
    }

    @Override
    public Who by() {
      return Who.SYSTEM;
    }
  }

  static final Topic BELL = new Topic("bell", Way.AT_ONCE);

  @Bean
  NoticeSource bell() {
    return new NoticeSource() {
      @Override
      public List<Notice> noticesOf(Happened event) {
        return event instanceof Rang rang
            ? List.of(
                Notice.of(
                    BELL,
                    "bell.rang",
                    rang.about(),
                    "Bell " + rang.about().id(),
                    "/tasks/" + rang.about().id(),
                    Audience.people(rang.people().toArray(Long[]::new))))
            : List.of();
      }

      @Override
      public List<Topic> topics() {
        return List.of(BELL);
      }
    };
  }

  /// Everybody may open every task.
  @Bean
  LineSource tasks() {
    return new LineSource() {
      @Override
      public List<Card> cards(Collection<Ref> refs, @Nullable Actor actor, Language language) {
        return refs.stream()
            .filter(ref -> ref.kind() == Kind.TASK)
            .map(ref -> new Card(ref, "Bell", "", null, null, "/tasks/" + ref.id(), true))
            .toList();
      }

      @Override
      public List<Edge> above(Collection<Ref> refs) {
        return List.of();
      }

      @Override
      public List<Edge> below(Collection<Ref> refs) {
        return List.of();
      }
    };
  }
}
