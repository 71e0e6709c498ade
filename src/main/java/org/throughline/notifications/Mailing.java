package org.throughline.notifications;

import static throughline.db.notifications.Tables.MAIL;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Sends letters by SMTP. Each keeps its Message-ID through every attempt.
@Component
class Mailing {
  private static final Logger log = LoggerFactory.getLogger(Mailing.class);

  /// A letter that could not be handed over for so long is given up; the notice stands in the
  /// product.
  static final Duration GIVE_UP = Duration.ofDays(3);

  private final Outbox<Long> outbox;
  private final Letters letters;
  private final MailSettings settings;
  private final ObjectProvider<JavaMailSender> sender;
  private final Clock clock;

  Mailing(
      DSLContext sql,
      TransactionTemplate transaction,
      Letters letters,
      MailSettings settings,
      ObjectProvider<JavaMailSender> sender,
      Clock clock) {
    this.outbox = new Outbox<>(sql, transaction, clock, MAIL, MAIL.ID);
    this.letters = letters;
    this.settings = settings;
    this.sender = sender;
    this.clock = clock;
  }

  /// @return how many letters were handed to the mail server
  int drain() {
    return settings.configured() ? outbox.drain(this::carry) : 0;
  }

  private Outbox.Attempt carry(long id, int attempts, Instant madeAt) {
    var letter = letters.write(id);
    if (letter.isEmpty()) {
      return Outbox.Attempt.GIVEN_UP;
    }
    try {
      send(letter.get());
      return Outbox.Attempt.SENT;
    } catch (MailException | MessagingException e) {
      log.warn("letter {} could not be sent, attempt {}: {}", id, attempts, reason(e));
      return refusedForGood(e) || madeAt.plus(GIVE_UP).isBefore(clock.instant())
          ? Outbox.Attempt.GIVEN_UP
          : Outbox.Attempt.again(Outbox.backoff(attempts));
    }
  }

  private void send(Letters.Letter letter) throws MessagingException {
    var mail = sender.getObject();
    var message = mail.createMimeMessage();
    var helper = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
    helper.setFrom(settings.from());
    helper.setTo(letter.to());
    helper.setSubject(letter.subject());
    helper.setText(letter.text(), letter.html());
    message.setHeader("Message-ID", letter.messageId());
    message.setHeader("List-Unsubscribe", "<" + letter.unsubscribe() + ">");
    message.setHeader("Auto-Submitted", "auto-generated");
    mail.send(message);
  }

  /// The server knows the address to be none.
  private static boolean refusedForGood(Exception e) {
    return e instanceof MailSendException send
        && send.getFailedMessages().values().stream()
            .anyMatch(each ->
                each instanceof SendFailedException failed
                    && failed.getInvalidAddresses() != null
                    && failed.getInvalidAddresses().length > 0);
  }

  private static String reason(Exception e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return Letters.header(String.valueOf(cause.getMessage()));
  }
}
