package org.pontis.theme;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import freemarker.cache.ClassTemplateLoader;
import freemarker.cache.FileTemplateLoader;
import freemarker.cache.MultiTemplateLoader;
import freemarker.cache.TemplateLoader;
import freemarker.core.HTMLOutputFormat;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateNumberModel;
import freemarker.template.TemplateScalarModel;

/** Renders a template as Keycloak does: its FreeMarker settings, its parent theme, its variables, its message formatter. */
final class KeycloakPage {

    /** Words a template may ask for to see whether they are there. */
    private static final Pattern OPEN_ENDED = Pattern.compile(
            "method\\..*|trouble\\..*|problem\\..*\\.only|help\\.[a-z-]+\\.(what|(need|step)\\.[0-9]+)|(a11y|privacy)\\.[a-z]+\\.[0-9]+");

    private final Configuration freemarker = new Configuration(Configuration.VERSION_2_3_32);
    private final Map<String, String> settings = ThemeFiles.settings();
    private final Map<String, String> words;
    private final String language;

    KeycloakPage(String language) {
        this.language = language;
        words = ThemeFiles.parentWords(language);
        words.putAll(ThemeFiles.words(language));
        try {
            freemarker.setTemplateLoader(new MultiTemplateLoader(new TemplateLoader[] {
                new FileTemplateLoader(ThemeFiles.HOME.toFile()),
                new ClassTemplateLoader(KeycloakPage.class, "/theme/base/login")
            }));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        freemarker.setOutputFormat(HTMLOutputFormat.INSTANCE);
        freemarker.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        freemarker.setLogTemplateExceptions(false);
    }

    String render(String template, Map<String, Object> model) {
        Map<String, Object> variables = new HashMap<>(common(template));
        variables.putAll(model);
        StringWriter html = new StringWriter();
        try {
            freemarker.getTemplate(template + ".ftl", "UTF-8").process(variables, html);
        } catch (IOException | TemplateException e) {
            throw new IllegalStateException(template, e);
        }
        return html.toString();
    }

    private Map<String, Object> common(String template) {
        return Map.ofEntries(
                Map.entry("msg", (TemplateMethodModelEx) this::message),
                Map.entry("advancedMsg", (TemplateMethodModelEx) this::message),
                Map.entry("kcSanitize", (TemplateMethodModelEx) arguments -> arguments.getFirst()),
                Map.entry("properties", settings),
                Map.entry("lang", language),
                Map.entry("pageId", template),
                Map.entry(
                        "realm",
                        Map.of(
                                "internationalizationEnabled",
                                true,
                                "name",
                                "es",
                                "attributes",
                                Map.of(
                                        "pontis.operator",
                                        "Ministerio de Puentes (demo)",
                                        "pontis.contact.help",
                                        "ayuda@pontis.example",
                                        "pontis.contact.registration",
                                        "https://oficinas.pontis.example/",
                                        "pontis.contact.enforcement",
                                        "https://reclamaciones.pontis.example/"))),
                Map.entry(
                        "locale",
                        Map.of(
                                "currentLanguageTag",
                                language,
                                "rtl",
                                false,
                                "supported",
                                ThemeFiles.LANGUAGES.stream()
                                        .map(tag -> Map.of(
                                                "languageTag",
                                                tag,
                                                "label",
                                                words.get("locale_" + tag),
                                                "url",
                                                "?kc_locale=" + tag))
                                        .toList())),
                Map.entry(
                        "url",
                        Map.of(
                                "resourcesPath", "resources",
                                "loginAction", "/realms/es/login-actions/authenticate?session_code=a&tab_id=b",
                                "loginRestartFlowUrl", "/realms/es/login-actions/restart?tab_id=b",
                                "logoutConfirmAction", "/realms/es/protocol/openid-connect/logout/logout-confirm",
                                "ssoLoginInOtherTabsUrl", "/realms/es/login-actions/restart?skip_logout=true")),
                Map.entry("messagesPerField", new NoFieldErrors()),
                Map.entry("scripts", List.of()));
    }

    /** Unlike Keycloak, which prints a key without text as it is, this refuses it; but a method may come without words. */
    private String message(List<?> arguments) throws TemplateModelException {
        String key = ((TemplateScalarModel) arguments.getFirst()).getAsString();
        String text = words.get(key);
        if (text == null && !OPEN_ENDED.matcher(key).matches()) {
            throw new TemplateModelException("No text for " + key);
        }
        Object[] values = new Object[arguments.size() - 1];
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (arguments.get(i + 1)) {
                case TemplateNumberModel number -> number.getAsNumber();
                case TemplateScalarModel scalar -> scalar.getAsString();
                case Object other -> other;
            };
        }
        return new MessageFormat(text == null ? key : text, Locale.of(language)).format(values);
    }

    /** Keycloak's bean of messages by field, when there are none. */
    public static final class NoFieldErrors {
        public boolean existsError(String... fields) {
            return fields.length == 0;
        }
    }
}
