package org.pontis.sandbox.e2e.registration;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pontis.sandbox.e2e.Admin;
import org.pontis.sandbox.e2e.Browser;
import org.pontis.sandbox.e2e.EndToEnd;
import org.pontis.sandbox.e2e.Http;
import org.pontis.sandbox.e2e.Page;
import org.pontis.sandbox.e2e.Phone;
import org.pontis.sandbox.e2e.RealmAttributes;
import org.pontis.sandbox.e2e.SimHolder;
import org.pontis.sandbox.e2e.StoredPhones;
import org.pontis.sandbox.run.Stack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class RegistrationIT extends EndToEnd {

    private Admin admin;
    private RealmAttributes realm;
    private Newcomer fatima;

    @BeforeEach
    void come(Stack running) {
        admin = new Admin(running);
        Newcomer.leave(admin);
        realm = new RealmAttributes(admin);
        realm.set("pontis.registry-questions", "box:505,affiliation");
        fatima = somebody();
    }

    @AfterEach
    void leave() {
        realm.close();
        Newcomer.leave(admin);
    }

    private Newcomer somebody() {
        return new Newcomer(stack.addresses().brokerUrl(), sandbox, new Browser());
    }

    @Test
    void aFreshCitizenRegistersActivatesAPasswordAndLogsInWithIt() {
        Page done = fatima.register();
        String code = Newcomer.activation(done);
        assertThat(code).matches("([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}");
        assertThat(done.address()).doesNotContain(Newcomer.DNI);

        JsonNode account = account();
        assertThat(account.path("firstName").asText()).isEqualTo("Fátima");
        assertThat(account.path("attributes").path("birthdate").path(0).asText())
                .isEqualTo("1988-02-09");
        assertThat(account.path("attributes").path("contrast").path(0).asText()).isEqualTo(Newcomer.CONTRAST);
        assertThat(fatima.browser().open(fatima.at("online")).html().select("[data-activation-code]"))
                .as("it is shown once")
                .isEmpty();

        // a PIN by SMS at once
        Phone phone = fatima.phone();
        phone.skip();
        oidc.login(browser, "method", "sms-pin")
                .fill("identifier", Newcomer.DNI, "contrast", Newcomer.CONTRAST)
                .fill("code", phone.code());
        assertThat(oidc.me(browser).acr()).isEqualTo(LOW);

        // and a password of her own
        Page choose = fatima.activate(code.toLowerCase(java.util.Locale.ROOT).replace('-', ' '));
        assertThat(choose.asks()).containsExactly("password", "repeated");
        choose = choose.fill("password", "corta", "repeated", "corta");
        assertThat(choose.problem()).contains("PASSWORD_SHORT");
        choose = choose.fill("password", "contraseña 00000006Y", "repeated", "contraseña 00000006Y");
        assertThat(choose.problem()).contains("PASSWORD_PERSONAL");
        choose = choose.fill("password", Newcomer.PASSWORD, "repeated", Newcomer.PASSWORD + "!");
        assertThat(choose.problem()).contains("PASSWORD_UNLIKE");
        Page ready = choose.fill("password", Newcomer.PASSWORD, "repeated", Newcomer.PASSWORD);
        assertThat(ready.problem()).isEmpty();

        Browser another = new Browser();
        oidc.login(another, "method", "password").fill("identifier", Newcomer.DNI, "password", Newcomer.PASSWORD);
        assertThat(oidc.me(another).acr()).isEqualTo(LOW);
        assertThat(oidc.login(new Browser(), "method", "password", "acr", "substantial")
                        .fill("identifier", Newcomer.DNI, "password", Newcomer.PASSWORD)
                        .problem())
                .as("what was registered online carries no more than low")
                .contains("LEVEL_NOT_REACHED");

        // the code is used up
        assertThat(somebody()
                        .browser()
                        .open(fatima.at("activate"))
                        .fill("identifier", Newcomer.DNI, "activation", code)
                        .problem())
                .contains("ACTIVATION_WRONG");

        String events = admin.get("es/events?max=100&user=" + account.path("id").asText())
                .toString();
        assertThat(events)
                .contains("registered_online", "credential_added", "password_activated")
                .contains("\"agreed_to\":\"" + wordsOfConsent() + "\"")
                .doesNotContain(Newcomer.DNI, "600000006", Newcomer.CONTRAST, code);
    }

    /** As the form shows them, hashed by whoever has to prove them later. */
    private String wordsOfConsent() {
        Element label = new Browser().open(fatima.at("online")).html().selectFirst("label[for=consent]");
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(label.text().getBytes(UTF_8));
            return "es:" + HexFormat.of().formatHex(hash).substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whoExistsIsLearntFromNoAnswer() {
        record Stranger(String who, String identifier, String contrast, String answer) {}
        List<Stranger> strangers = List.of(
                new Stranger("nobody at all", "00000099F", Newcomer.CONTRAST, "1,00"),
                new Stranger("a wrong date of the document", Newcomer.DNI, "2033-01-30", Newcomer.BOX),
                new Stranger("a wrong answer", Newcomer.DNI, Newcomer.CONTRAST, "1,00"),
                new Stranger("a minor", "00000003A", "2029-01-15", "1,00"),
                new Stranger("who is registered", "00000001R", "2031-12-31", "1,00"));
        List<String> pages = new ArrayList<>();
        for (Stranger stranger : strangers) {
            Page sources = somebody().identify(stranger.identifier(), stranger.contrast());
            Page question = sources.press("source", "tax");
            long begun = System.nanoTime();
            Page answer = question.fill("answer", stranger.answer());
            assertThat(System.nanoTime() - begun)
                    .as("no refusal comes sooner than all of them")
                    .isGreaterThan(250_000_000L);
            assertThat(answer.problem()).as(stranger.who()).contains("ANSWER_WRONG");
            pages.add(plain(sources) + plain(question) + plain(answer) + headers(answer));
        }
        assertThat(pages).allMatch(page -> page.equals(pages.getFirst()));

        // whoever has proven who she is is told plainly
        assertThat(somebody()
                        .question("00000003A", "2029-01-15", "social-security")
                        .fill("answer", "280000000306")
                        .problem())
                .contains("UNDER_AGE");
        Page ana = somebody().question("00000001R", "2031-12-31", "tax").fill("answer", "2.345,67");
        assertThat(ana.html().select("button[name=beside]")).hasSize(1);
    }

    @Test
    void activationCodesSayNothingOfAnybodyEither() {
        String theirs = Newcomer.activation(fatima.register());
        String[] last = new String[2];
        for (int i = 0; i < 6; i++) {
            last[0] = plain(refusedCode("00000099F", theirs));
            last[1] = plain(refusedCode("00000001R", theirs));
            assertThat(last[0]).isEqualTo(last[1]).contains(i < 5 ? "ACTIVATION_WRONG" : "ACTIVATION_BLOCKED");
        }
        String slip = (theirs.charAt(0) == '0' ? "1" : "0") + theirs.substring(1);
        assertThat(tryCode(Newcomer.DNI, slip).problem())
                .as("a slip is no guess")
                .contains("ACTIVATION_SLIP");
        assertThat(tryCode(Newcomer.DNI, theirs).asks()).containsExactly("code");
    }

    private Page refusedCode(String identifier, String code) {
        Page form = new Browser().open(fatima.at("activate"));
        long begun = System.nanoTime();
        Page refused = form.fill("identifier", identifier, "activation", code);
        assertThat(System.nanoTime() - begun)
                .as("no refusal comes sooner than all of them")
                .isGreaterThan(250_000_000L);
        return refused;
    }

    private Page tryCode(String identifier, String code) {
        return new Browser().open(fatima.at("activate")).fill("identifier", identifier, "activation", code);
    }

    @Test
    void afterThreeWrongAnswersNobodyCanAnswerInThatName() {
        for (String identifier : List.of(Newcomer.DNI, "00000099F")) {
            Page question = somebody().question(identifier, Newcomer.CONTRAST, "tax");
            for (int i = 0; i < 3; i++) {
                question = question.fill("answer", "1,0" + i);
                assertThat(question.problem()).contains("ANSWER_WRONG");
            }
            assertThat(somebody()
                            .question(identifier, Newcomer.CONTRAST, "tax")
                            .fill("answer", Newcomer.BOX)
                            .problem())
                    .as("not even the right one, from anywhere")
                    .contains("ANSWERS_EXHAUSTED");
        }
    }

    @Test
    void manyAnswersAtOnceAreNoMoreThanThree() throws Exception {
        List<Page> questions = IntStream.range(0, 12)
                .mapToObj(i -> somebody().question(Newcomer.DNI, Newcomer.CONTRAST, "tax"))
                .toList();
        List<String> problems = together(questions.stream()
                .<Callable<String>>map(
                        page -> () -> page.fill("answer", "1,00").problem().orElse("none"))
                .toList());
        assertThat(problems.stream().filter("ANSWER_WRONG"::equals)).hasSizeLessThanOrEqualTo(3);
        assertThat(problems).allMatch(problem -> problem.equals("ANSWER_WRONG") || problem.equals("ANSWERS_EXHAUSTED"));
    }

    @Test
    void aStepIsNeitherSkippedNorRepeatedNorTakenElsewhere() {
        Page question = fatima.question(Newcomer.DNI, Newcomer.CONTRAST, "tax");
        Map<String, String> proof = question.hidden();

        // the next step's field is none of this step's
        Page skipped = fatima.browser().submit(fatima.at("online"), with(proof, "phone", Newcomer.MOBILE));
        assertThat(skipped.problem()).contains("INPUT_INVALID");
        assertThat(fatima.phone().hasNews()).isFalse();

        // the form was used
        assertThat(fatima.browser()
                        .submit(fatima.at("online"), with(proof, "answer", Newcomer.BOX))
                        .problem())
                .contains("PAGE_OLD");
        Page phone = fatima.browser().open(fatima.at("online")).fill("answer", Newcomer.BOX);
        assertThat(phone.asks()).containsExactly("phone");

        // another site has neither cookie nor token; another browser has its own
        Map<String, String> now = phone.hidden();
        assertThat(new Browser()
                        .submit(fatima.at("online"), with(now, "phone", Newcomer.MOBILE))
                        .problem())
                .contains("FORM_FOREIGN");
        Page foreign = fatima.browser()
                .twin()
                .submit(fatima.at("online"), Map.of("turn", now.get("turn"), "phone", "+34600000066"));
        assertThat(foreign.response().statusCode()).isEqualTo(403);
        Newcomer other = somebody();
        String token = other.browser().open(other.at("online")).hidden().get("csrf");
        Page stolen = other.browser()
                .submit(other.at("online"), Map.of("csrf", token, "turn", now.get("turn"), "phone", "+34600000066"));
        assertThat(stolen.problem()).contains("PAGE_OLD");
        assertThat(sandbox.count("+34600000066")).isZero();

        // and hers goes on
        Phone hers = fatima.phone();
        hers.skip();
        Page code = phone.fill("phone", Newcomer.MOBILE);
        assertThat(Newcomer.activation(code.fill("code", hers.code()))).isNotEmpty();
    }

    @Test
    void whatBeginsHasAnEndHoweverOftenItsPagesAreShown() {
        realm.set("pontis.registration-lifetime", "PT8S");
        Page sources = fatima.identify(Newcomer.DNI, Newcomer.CONTRAST);
        assertThat(sources.hidden()).containsKey("turn");
        Page[] now = {sources};
        org.pontis.sandbox.e2e.Patience.until("its end", () -> {
            now[0] = now[0].press("more");
            return now[0].problem().filter("PAGE_OLD"::equals).isPresent();
        });
        assertThat(fatima.browser().open(fatima.at("online")).asks()).contains("identifier");
    }

    @Test
    void whoPlantedOrSawACookieHasNothingOfWhatIsProvenLater() {
        Page question = fatima.question(Newcomer.DNI, Newcomer.CONTRAST, "tax");
        Browser thiefs = fatima.browser().twin();
        Page phone = question.fill("answer", Newcomer.BOX);
        assertThat(phone.asks()).containsExactly("phone");
        assertThat(thiefs.open(fatima.at("online")).asks()).contains("identifier");

        Phone hers = fatima.phone();
        hers.skip();
        Page code = phone.fill("phone", Newcomer.MOBILE);
        Browser watching = fatima.browser().twin();
        assertThat(Newcomer.activation(code.fill("code", hers.code()))).isNotEmpty();
        assertThat(Newcomer.activation(watching.open(fatima.at("online")))).isEmpty();
    }

    @Test
    void aRegistryInTroubleCostsNobodyATry() {
        realm.set("pontis.registry-questions", "box:505", "pontis.registry-timeout", "PT0.6S");
        Page question = fatima.question(Newcomer.DNI, Newcomer.CONTRAST, "tax");
        for (String fault : List.of("registry-down", "registry-garbage", "registry-half", "registry-slow")) {
            sandbox.fault(fault, fault.equals("registry-slow") ? "{\"delayMillis\":1500}" : "{}");
            question = question.fill("answer", Newcomer.BOX);
            assertThat(question.problem()).as(fault).contains("REGISTRY_UNAVAILABLE");
            sandbox.noFaults();
        }
        assertThat(question.fill("answer", Newcomer.BOX).asks()).containsExactly("phone");
    }

    @Test
    void whatNobodyTypesBreaksNothing() {
        String form = Browser.encode(Map.of("identifier", "9".repeat(1 << 20)));
        assertThat(fatima.browser()
                        .post(fatima.at("online"), "application/x-www-form-urlencoded", form)
                        .statusCode())
                .isIn(400, 413);
        assertThat(fatima.identify("9".repeat(100_000), Newcomer.CONTRAST).problem())
                .contains("INPUT_INVALID");
        assertThat(fatima.identify("٠٠٠٠٠٠٠٦Y", Newcomer.CONTRAST).problem()).contains("INPUT_INVALID");
        assertThat(fatima.browser()
                        .open(fatima.at("online"))
                        .fill("identifier", Newcomer.DNI, "contrast", Newcomer.CONTRAST)
                        .problem())
                .contains("CONSENT_MISSING");
        Page phone = fatima.proven();
        for (String number : List.of("٦٠٠٠٠٠٠٠٦", "+34", "six", "+34600000006;+34600000007", "9".repeat(600))) {
            phone = phone.fill("phone", number);
            assertThat(phone.problem()).as(number).contains("INPUT_INVALID");
        }
        for (String dear : List.of("+34803000006", "+8825100006", "803 000 006", "+34900000006")) {
            phone = phone.fill("phone", dear);
            assertThat(phone.problem()).as(dear).contains("PHONE_NOT_SERVED");
        }
        assertThat(admin.get("es/users?exact=true&username=" + Newcomer.ACCOUNT))
                .isEmpty();
    }

    @Test
    void fiftyFirstRegistrationsOfOnePersonMakeOneAccount() throws Exception {
        realm.set(
                "pontis.registration-sms-per-citizen-hour", "100",
                "pontis.registration-sms-per-citizen-day", "100",
                "pontis.registration-sms-per-address-hour", "1000",
                "pontis.registration-per-address-hour", "1000",
                "pontis.registry-at-once", "100");
        List<Page> ready = together(
                IntStream.range(0, 50)
                        .<Callable<Page>>mapToObj(
                                i -> () -> somebody().proven().fill("phone", "+346000010%02d".formatted(i)))
                        .toList(),
                3);
        assertThat(ready).allMatch(page -> page.asks().equals(List.of("code")));
        List<Callable<Page>> last = new ArrayList<>();
        for (int i = 0; i < ready.size(); i++) {
            String code = sandbox.codeAfter(0, "+346000010%02d".formatted(i));
            Page page = ready.get(i);
            last.add(() -> page.fill("code", code));
        }
        List<Page> ends = together(last);

        assertThat(ends.stream().filter(end -> !Newcomer.activation(end).isEmpty()))
                .hasSize(1);
        assertThat(ends.stream()
                        .filter(end -> !end.html().select("button[name=beside]").isEmpty()))
                .as("the others are told that she is registered")
                .hasSize(49);
        assertThat(admin.get("es/users?search=" + Newcomer.ACCOUNT)).hasSize(1);
        assertThat(phones(account())).isEqualTo(1);
        IntStream.range(0, 50).forEach(i -> sandbox.clearPhone("+346000010%02d".formatted(i)));
    }

    @Test
    void aSecondPhoneIsToldOnTheFirstAndCoolsDown() {
        fatima.register();
        Phone first = fatima.phone();
        first.skip();
        Phone second = new Phone(sandbox, "+34600000016");
        second.skip();
        Newcomer again = somebody();
        Page already = again.proven();
        assertThat(already.html().select("form[action$=/recovery]")).hasSize(1);
        Page done = already.press("beside").fill("phone", "600 000 016").fill("code", second.code());

        assertThat(Newcomer.activation(done)).as("nothing else of hers changes").isEmpty();
        assertThat(codesTo(done)).as("who still has the first").isEqualTo("06");
        assertThat(first.text()).as("she is told on the older one").isNotBlank();
        assertThat(phones(account())).isEqualTo(2);
        assertThat(admin.get("es/users/" + account().path("id").asText() + "/credentials")
                        .toString())
                .contains("cooling");
    }

    @Test
    void whoHasLostHerMobileGetsHerCodesOnTheNewOne() {
        fatima.register();
        Phone second = new Phone(sandbox, "+34600000016");
        Page number = somebody().proven().press("beside");
        assertThat(number.html().select("input[name=instead]")).hasSize(2);
        Page done = number.fill("phone", "600 000 016", "instead", "true").fill("code", second.code());
        assertThat(codesTo(done)).isEqualTo("16");
        assertThat(account().path("attributes").path("suspended")).hasSize(1);

        Phone first = fatima.phone();
        second.skip();
        oidc.login(browser, "method", "sms-pin")
                .fill("identifier", Newcomer.DNI, "contrast", Newcomer.CONTRAST)
                .fill("code", second.code());
        assertThat(oidc.me(browser).acr()).isEqualTo(LOW);
        assertThat(first.hasNews()).isFalse();
    }

    @Test
    void aNumberThatSheHasGetsNoFurtherThanTheRegistrysAnswer() {
        realm.set(
                "pontis.registry-questions", "box:505",
                "pontis.registration-sms-per-citizen-hour", "100",
                "pontis.registration-sms-per-citizen-day", "100");
        fatima.register();
        StoredPhones stored = new StoredPhones(admin, account().path("id").asText());
        stored.are("{\"number\":\"+34600000006\",\"registration\":\"advanced\","
                + "\"since\":\"2024-01-01T00:00:00Z\",\"until\":\"2026-01-01T00:00:00Z\"}");
        assertThat(again().problem()).isEmpty();
        assertThat(stored.data()).singleElement().asString().contains("\"basic\"", "cooling");

        List<String> before = stored.data();
        Page had = again();
        assertThat(had.problem()).isEmpty();
        assertThat(codesTo(had)).isEqualTo("06");
        assertThat(stored.data()).singleElement().asString().contains("cooling");

        stored.stopAtDesk();
        assertThat(again().problem()).contains("STOPPED_AT_DESK");
        assertThat(stored.data()).hasSameSizeAs(before);
        assertThat(account().path("attributes").path("suspended")).hasSize(1);
    }

    private double raised() {
        return new org.pontis.sandbox.e2e.Metrics(stack)
                .sum("pontis_registration_done_total{way=\"certificate\",what=\"registration_raised\"}");
    }

    private Page again() {
        Phone phone = fatima.phone();
        return somebody()
                .proven()
                .press("beside")
                .fill("phone", Newcomer.MOBILE)
                .fill("code", phone.code());
    }

    @Test
    void whoHasANewDocumentIsKnownByItFromThenOnAndToldSo() {
        fatima.register();
        StoredPhones stored = new StoredPhones(admin, account().path("id").asText());
        stored.attribute("contrast", "2023-01-31");
        Phone phone = fatima.phone();
        somebody().proven();
        assertThat(account().path("attributes").path("contrast").path(0).asText())
                .isEqualTo(Newcomer.CONTRAST);
        assertThat(phone.text()).contains("documento").doesNotContain(Newcomer.DNI, Newcomer.CONTRAST);
        assertThat(admin.get("es/events?max=100&user=" + account().path("id").asText())
                        .toString())
                .contains("identity_changed")
                .doesNotContain(Newcomer.CONTRAST);

        oidc.login(browser, "method", "sms-pin")
                .fill("identifier", Newcomer.DNI, "contrast", Newcomer.CONTRAST)
                .fill("code", phone.code());
        assertThat(oidc.me(browser).acr()).isEqualTo(LOW);
    }

    @Test
    void theCodeForAPasswordGoesToThePhoneThatGetsTheOthers() {
        String code = Newcomer.activation(fatima.register());
        new StoredPhones(admin, account().path("id").asText())
                .are(
                        "{\"number\":\"+34600000018\",\"registration\":\"advanced\","
                                + "\"since\":\"2026-01-01T00:00:00Z\",\"cooling\":\""
                                + Instant.now().plusSeconds(3600) + "\"}",
                        "{\"number\":\"+34600000006\",\"registration\":\"basic\","
                                + "\"since\":\"2026-02-01T00:00:00Z\"}");
        Phone cooling = new Phone(sandbox, "+34600000018");
        assertThat(fatima.activate(code).asks()).containsExactly("password", "repeated");
        assertThat(cooling.hasNews()).isFalse();
    }

    @Test
    void whoShowsACertificateRegistersAtThatLevel() {
        Page chooser = browser.open(fatima.at("certificate"));
        assertThat(chooser.methods().keySet()).contains("mobile-id", "eid-card").doesNotContain("password");
        Page means = SimHolder.of("00000001R", "+34600000001", sandbox).logsIn(chooser);
        assertThat(means.address()).endsWith("/registration/certificate");
        assertThat(means.html().select("button[name=raise]"))
                .as("all hers is advanced")
                .isEmpty();
        double raised = raised();
        Map<String, String> fields = means.hidden();
        means.browser().submit(fatima.at("certificate"), with(fields, "raise", "password"));
        assertThat(raised()).as("nothing is counted that was not done").isEqualTo(raised);
        means = means.browser().open(fatima.at("certificate"));

        String before = phonesOf("00000001R").toString();
        Phone fresh = new Phone(sandbox, "+34600000017");
        fresh.skip();
        try {
            Page linked = means.fill("phone", "600 000 017").fill("code", fresh.code());
            assertThat(linked.problem()).isEmpty();
            assertThat(phonesOf("00000001R").toString()).contains("+34600000017", "advanced");
        } finally {
            JsonNode ana =
                    admin.get("es/users?exact=true&username=idces-00000001r").path(0);
            String path = "es/users/" + ana.path("id").asText() + "/credentials";
            admin.get(path).forEach(credential -> {
                if (credential.path("credentialData").asText().contains("+34600000017")) {
                    admin.delete(path + "/" + credential.path("id").asText());
                }
            });
            org.pontis.sandbox.e2e.Patience.until(
                    "as before", () -> phonesOf("00000001R").size() == 1);
        }
        assertThat(before).contains("+34600000001");
    }

    @Test
    void estoniaRegistersByCertificateOnly() {
        String ee = stack.addresses().brokerUrl() + "/realms/ee/pontis/registration";
        assertThat(browser.open(ee).html().select("form[action$=/online]")).isEmpty();
        assertThat(browser.open(ee + "/online").problem()).contains("WAY_CLOSED");
        assertThat(Http.post(ee + "/online", Map.of("identifier", "60001019906"))
                        .body())
                .contains("WAY_CLOSED");
        assertThat(browser.open(ee + "/certificate").isChooser()).isTrue();
    }

    private static String codesTo(Page page) {
        return page.html().select("[data-codes-to]").attr("data-codes-to");
    }

    private JsonNode account() {
        return admin.get("es/users?exact=true&briefRepresentation=false&username=" + Newcomer.ACCOUNT)
                .path(0);
    }

    private long phones(JsonNode account) {
        long count = 0;
        for (JsonNode credential : admin.get("es/users/" + account.path("id").asText() + "/credentials")) {
            count += credential.path("type").asText().equals("phone") ? 1 : 0;
        }
        return count;
    }

    private List<String> phonesOf(String identifier) {
        JsonNode user = admin.get("es/users?exact=true&username=idces-" + identifier.toLowerCase(java.util.Locale.ROOT))
                .path(0);
        List<String> phones = new ArrayList<>();
        admin.get("es/users/" + user.path("id").asText() + "/credentials").forEach(credential -> {
            if (credential.path("type").asText().equals("phone")) {
                phones.add(credential.path("credentialData").asText());
            }
        });
        return phones;
    }

    private static Map<String, String> with(Map<String, String> fields, String name, String value) {
        Map<String, String> more = new java.util.LinkedHashMap<>(fields);
        more.put(name, value);
        return more;
    }

    /** Without what is random in it, and what she typed herself. */
    private static String plain(Page page) {
        return page.response()
                .body()
                .replaceAll("(name=\"(csrf|turn)\" value=)\"[^\"]*\"", "$1\"…\"")
                .replaceAll("value=\"0000[^\"]*\"", "value=\"…\"")
                .replaceAll("\\d\\d:\\d\\d", "HH:mm")
                .replaceAll("data-left=\"\\d+\"", "data-left=\"…\"")
                .replace(page.incident().isEmpty() ? "\u0000" : page.incident(), "INCIDENT");
    }

    private static String headers(Page page) {
        Map<String, List<String>> headers =
                new java.util.TreeMap<>(page.response().headers().map());
        List.of("date", "content-length", "set-cookie").forEach(headers::remove);
        return headers.toString();
    }

    private static <T> List<T> together(List<Callable<T>> all) throws Exception {
        return together(all, all.size());
    }

    private static <T> List<T> together(List<Callable<T>> all, int atOnce) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(atOnce)) {
            List<T> results = new ArrayList<>();
            for (Future<T> one : threads.invokeAll(all)) {
                results.add(one.get());
            }
            return results;
        }
    }
}
