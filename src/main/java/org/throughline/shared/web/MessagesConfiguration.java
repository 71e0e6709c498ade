package org.throughline.shared.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.throughline.shared.Language;

/// Every `messages/<module>_en.properties` with its `_zh_CN` sister, in UTF-8.
@Configuration(proxyBeanMethods = false)
class MessagesConfiguration {

  @Bean
  MessageSource messageSource() throws IOException {
    return new Wordings(Map.of(Language.ENGLISH, texts("_en"), Language.CHINESE, texts("_zh_CN")));
  }

  private static Map<String, String> texts(String language) throws IOException {
    var files =
        new PathMatchingResourcePatternResolver()
            .getResources("classpath*:messages/*" + language + ".properties");
    Arrays.sort(files, Comparator.comparing(MessagesConfiguration::name));
    var texts = new HashMap<String, String>();
    for (var file : files) {
      var read = new Properties();
      try (var text = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
        read.load(text);
      }
      read.stringPropertyNames().forEach(key -> texts.putIfAbsent(key, read.getProperty(key)));
    }
    return texts;
  }

  private static String name(Resource file) {
    return Objects.requireNonNull(file.getFilename());
  }
}
