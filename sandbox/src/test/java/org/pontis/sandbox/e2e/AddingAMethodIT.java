package org.pontis.sandbox.e2e;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pontis.sandbox.run.Shipment;
import org.pontis.sandbox.run.Stack;

import static org.assertj.core.api.Assertions.assertThat;

/** Follows {@code docs/adding-a-method.md} to the letter: what the document says is what is built and run here. */
@Beside
class AddingAMethodIT {

    private static Stack stack;

    @BeforeAll
    static void followTheDocument(@TempDir Path workshop) throws Exception {
        Path jar = jar(workshop, Document.of("adding-a-method.md"));
        Path state = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "stack-toy-");
        stack = Stack.start(
                Stack.Plan.forTest(state).with(Shipment.ofThisBuild().with(jar)), System.out::println);
    }

    @AfterAll
    static void stop() {
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    void theToyIsOnTheChooserAndSignsIn() {
        Portal oidc = new Portal(stack.addresses().portalOidcUrl());
        Browser browser = new Browser();
        Page chooser = oidc.login(browser, "acr", "low");
        assertThat(chooser.methods()).containsEntry("toy", "low").containsKeys("sms-pin", "password");
        assertThat(chooser.html().select("button[value=toy]").text()).contains("Palabra mágica");

        Page page = chooser.choose("toy");
        assertThat(page.asks()).containsExactly("identifier", "word");
        Page wrong = page.fill("identifier", Citizen.ANA, "word", "open sesame");
        assertThat(wrong.problem()).contains("CREDENTIALS_WRONG");
        wrong.fill("identifier", Citizen.ANA, "word", "abracadabra");

        Me me = oidc.me(browser);
        assertThat(me.loggedIn()).isTrue();
        assertThat(me.acr()).isEqualTo("low");
        assertThat(me.loginMethod()).isEqualTo("toy");
        assertThat(me.amr()).containsExactly("kba");
        assertThat(me.claims()).containsEntry("person_identifier", Citizen.ANA);
    }

    @Test
    void theToyIsNotOfferedAboveItsCeiling() {
        Portal saml = new Portal(stack.addresses().portalSamlUrl());
        assertThat(saml.login(new Browser(), "acr", "substantial").methods())
                .containsKey("password")
                .doesNotContainKeys("toy", "sms-pin");
    }

    private static Path jar(Path workshop, Document document) throws IOException {
        Map<String, byte[]> content = new TreeMap<>(compiled(workshop, document));
        content.put("META-INF/services/org.pontis.broker.LoginMethodFactory", first(document, "text"));
        content.put("theme-resources/templates/toy.ftl", first(document, "ftl"));
        List<String> words = document.blocks("properties");
        content.put("theme-resources/messages/messages_es.properties", bytes(words.get(0)));
        content.put("theme-resources/messages/messages_en.properties", bytes(words.get(1)));
        return MethodJar.write(workshop.resolve("toy.jar"), content);
    }

    /** Compiles against broker-spi alone. */
    private static Map<String, byte[]> compiled(Path workshop, Document document) throws IOException {
        Path source = Files.createDirectories(workshop.resolve("toy")).resolve("Toy.java");
        Files.write(source, first(document, "java"));
        Path classes = Files.createDirectories(workshop.resolve("classes"));
        int exit = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "--release",
                        "21",
                        "-cp",
                        brokerSpi().toString(),
                        "-d",
                        classes.toString(),
                        source.toString());
        assertThat(exit).as("the compiler's exit status").isZero();
        Map<String, byte[]> compiled = new TreeMap<>();
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                compiled.put(classes.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return compiled;
    }

    private static Path brokerSpi() {
        return Shipment.ofThisBuild().providers().stream()
                .filter(jar -> jar.getFileName().toString().startsWith("broker-spi"))
                .findFirst()
                .orElseThrow();
    }

    private static byte[] first(Document document, String language) {
        return bytes(document.blocks(language).getFirst());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
