package org.pontis.idp.ledger.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.idp.ledger.note.Origin;
import org.pontis.idp.ledger.verify.Book;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class CommandTest {

    @TempDir
    private Path folder;

    private final Book book = Book.of(35);
    private final Map<String, String> environment = new HashMap<>();
    private final Deque<Runnable> meanwhile = new ArrayDeque<>();
    private LedgerServer server;
    private byte[] input = {};
    private InstantSource clock = book::now;
    private String output;
    private String errors;

    @BeforeEach
    void begin() throws IOException {
        server = new LedgerServer(book);
        Files.writeString(file("keys"), book.keys().json() + "\n");
        Files.writeString(file("receipt"), book.receipt(17).text());
        Files.write(file("export"), book.export());
        Files.writeString(file("note"), book.note().text());
    }

    @AfterEach
    void end() {
        server.close();
    }

    @Test
    void aReceiptIsGood() throws Exception {
        assertThat(verify("receipt", "--key", "keys")).isZero();
        assertThat(output)
                .startsWith(file("receipt") + ": good\n  A receipt: entry 17 of login.example.org/realms/es/ledger, ")
                .contains("LOGIN ok, among the 35 that were signed at")
                .contains("citizen: ana\n");
    }

    @Test
    void oneOtherByteIsNot() throws Exception {
        Files.writeString(file("receipt"), book.receipt(17).text().replace("portal-oidc", "portal-oidd"));
        assertThat(verify("receipt", "--key", "keys")).isEqualTo(1);
        assertThat(output).contains("receipt: NOT GOOD\n").contains("  not_in_tree: The entry is not in the tree");
    }

    @Test
    void manySourcesAreCheckedAtOnce() throws Exception {
        assertThat(verify("receipt", "export", "note", "--key", "keys")).isZero();
        assertThat(output)
                .contains("An export of 35 entries; signed: 35 entries of")
                .contains("A checkpoint: 35");
    }

    @Test
    void standardInputIsASource() throws Exception {
        input = book.export();
        assertThat(verify("-", "--key", "keys")).isZero();
        assertThat(output).startsWith("-: good\n  An export of 35 entries");
    }

    @Test
    void machinesAreToldInJson() throws Exception {
        input = book.receipt(3).text().replace("LOGIN", "LOGOUT").getBytes(UTF_8);
        assertThat(verify("-", "--key", "keys", "--json")).isEqualTo(1);
        assertThat(output)
                .startsWith("{\"findings\":[{\"code\":\"not_in_tree\",\"says\":\"The entry is")
                .contains("\"good\":false,\"more\":0,")
                .endsWith("\"source\":\"-\"}\n");
    }

    @Test
    void aWitnessRemembersWhatIsGood() throws Exception {
        assertThat(verify("export", "--key", "keys", "--witness", "witness")).isZero();
        assertThat(Files.readString(file("witness")))
                .startsWith("{\"checkpoint\":\"")
                .endsWith("Z\"}\n")
                .hasLineCount(1);
        assertThat(verify("export", "--key", "keys", "--witness", "witness")).isZero();
        assertThat(Files.readString(file("witness"))).hasLineCount(1);
        book.logins(3);
        assertThat(verify(server.url(), "--key", server.url() + "/keys", "--witness", "witness"))
                .isZero();
        assertThat(Files.readString(file("witness"))).hasLineCount(2);
        assertThat(verify("witness", "--key", "keys")).isZero();
        assertThat(output).contains("A witness file of 2 checkpoints, the last: 38 entries");
    }

    @Test
    void aWitnessRemembersNothingWhenSomethingIsWrong() throws Exception {
        Files.writeString(file("receipt"), "{}");
        assertThat(verify("export", "receipt", "--key", "keys", "--witness", "witness"))
                .isEqualTo(1);
        assertThat(Files.readString(file("witness"))).isEmpty();
    }

    @Test
    void aWitnessFindsALedgerThatShowsAnotherHistory() throws Exception {
        assertThat(verify(server.url(), "--key", "keys", "--witness", "witness"))
                .isZero();
        assertThat(output).contains("Entries were not read").contains("The witness file begins here");
        Book fork = book.fork(20);
        fork.logins(40);
        server.show(fork);
        assertThat(verify(server.url(), "--key", "keys", "--witness", "witness"))
                .isEqualTo(1);
        assertThat(output).contains("history_forked: ");
        assertThat(Files.readString(file("witness"))).hasLineCount(1);
        server.show(book.fork(30));
        assertThat(verify(server.url(), "--key", "keys", "--witness", "witness"))
                .isEqualTo(1);
        assertThat(output).contains("tail_lost: Once 35 entries were signed");
    }

    @Test
    void aReceiptIsAWitnessToo() throws Exception {
        book.logins(10);
        assertThat(verify("receipt", server.url(), "--key", "keys")).isZero();
        Book fork = book.fork(20);
        fork.logins(40);
        server.show(fork);
        assertThat(verify("receipt", server.url(), "--key", "keys")).isEqualTo(1);
        assertThat(output).contains("receipt: good").contains("history_forked: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "export other",
                "other export",
                "receipt other",
                "other receipt",
                "note other",
                "URL receipt",
                "URL export",
                "export URL",
                "witness URL",
                "URL witness",
                "SECOND URL",
            })
    void twoHistoriesShownTogetherAreFoundInWhateverOrder(String line) throws Exception {
        assertThat(verify("export", "--key", "keys", "--witness", "witness")).isZero();
        String before = Files.readString(file("witness"));
        Book fork = book.fork(20);
        fork.logins(40);
        Files.write(file("other"), fork.export());
        server.show(fork);
        try (LedgerServer second = new LedgerServer(book)) {
            List<String> words = new ArrayList<>(List.of(line.replace("SECOND", second.url())
                    .replace("URL", server.url())
                    .split(" ")));
            words.addAll(List.of("--key", "keys"));
            assertThat(verify(words.toArray(String[]::new))).isEqualTo(1);
            assertThat(output).contains("history_forked: ");
            words.addAll(List.of("--witness", "saved"));
            assertThat(verify(words.toArray(String[]::new))).isEqualTo(1);
            assertThat(file("saved"))
                    .as("what excludes each other is not remembered")
                    .isEmptyFile();
        }
        assertThat(Files.readString(file("witness"))).isEqualTo(before);
    }

    @Test
    void oneHistoryOfTwoDaysIsGoodInWhateverOrder() throws Exception {
        book.logins(30);
        Files.write(file("other"), book.export());
        for (List<String> names : List.of(List.of("export", "other"), List.of("other", "export"))) {
            assertThat(verify(names.getFirst(), names.getLast(), "receipt", server.url(), "--key", "keys"))
                    .isZero();
            assertThat(output).doesNotContain("compared with nothing");
        }
        assertThat(verify("other", "export", "--key", "keys", "--witness", "witness"))
                .isZero();
        assertThat(Files.readString(file("witness"))).hasLineCount(2);
    }

    @Test
    void whatCouldNotBeComparedSaysSo() throws Exception {
        book.logins(3);
        Files.writeString(file("other"), book.receipt(2).text());
        assertThat(verify("receipt", "other", "--key", "keys")).isZero();
        assertThat(output).containsOnlyOnce("It was compared with nothing: ");
        assertThat(verify("receipt", "note", "--key", "keys")).isZero();
        assertThat(output).as("both of 35 entries").doesNotContain("compared with nothing");
        assertThat(verify("receipt", "other", server.url(), "--key", "keys")).isZero();
        assertThat(output).doesNotContain("compared with nothing");
        assertThat(verify(server.url(), "--key", "keys", "--witness", "witness"))
                .isZero();
        assertThat(verify("receipt", "--key", "keys", "--witness", "witness")).isZero();
        assertThat(output).contains("compared with nothing");
    }

    @Test
    void anExportThatCanBeReadOnlyOnceIsComparedToo() throws Exception {
        Book fork = book.fork(20);
        fork.logins(40);
        input = fork.export();
        assertThat(verify("-", "export", "receipt", "--key", "keys")).isEqualTo(1);
        assertThat(output).contains("-: NOT GOOD").contains("history_forked: ");
        input = book.receipt(3).text().getBytes(UTF_8);
        assertThat(verify("export", "-", "--key", "keys")).isZero();
    }

    @Test
    void twoLedgersHaveTwoWitnessFiles() throws Exception {
        Book estonian = Book.of(50, new Origin("login.example.org", "ee"));
        Files.write(file("other"), estonian.export());
        Files.writeString(file("saved"), estonian.keys().json());
        assertThat(verify("other", "export", "--key", "keys", "--key", "saved", "--witness", "witness"))
                .isEqualTo(1);
        assertThat(output)
                .contains("wrong_ledger: What was seen before is of login.example.org/realms/es/ledger")
                .doesNotContain("history_forked");
        assertThat(Files.readString(file("witness"))).isEmpty();
        assertThat(verify("other", "--key", "keys", "--key", "saved", "--witness", "witness"))
                .isZero();
        assertThat(Files.readString(file("witness"))).hasLineCount(1);
    }

    @Test
    void aLedgerThatHasAnotherNameGoesOn() throws Exception {
        assertThat(verify("export", "--key", "keys", "--witness", "witness")).isZero();
        book.rename(new Origin("login.example.org-2", "es"));
        book.logins(20);
        Files.write(file("other"), book.export());
        String renamed = server.url() + "/keys";
        assertThat(verify("receipt", "other", server.url(), "--key", renamed, "--witness", "witness"))
                .isZero();
        assertThat(Files.readString(file("witness"))).hasLineCount(2);
        assertThat(verify("other", "--key", "keys"))
                .as("who has not heard of it")
                .isEqualTo(1);
        assertThat(output).contains("unknown_key: ");

        Book fork = book.fork(20);
        fork.rename(new Origin("login.example.org-2", "es"));
        fork.logins(60);
        server.show(fork);
        Files.writeString(file("keys"), book.keys().json());
        assertThat(verify(server.url(), "receipt", "--key", "keys")).isEqualTo(1);
        assertThat(output).as("a new name is no new history").contains("history_forked: ");
    }

    @Test
    void aClockThatIsKnownToHaveBeenWrongIsExcusedWhereItWasAndNowhereElse() throws Exception {
        book.wait(Duration.ofDays(1));
        book.logins(10);
        book.wait(Duration.ofDays(-1));
        book.logins(10);
        Files.write(file("other"), book.export());
        assertThat(verify("other", "--key", "keys")).isEqualTo(1);
        assertThat(output).contains("clock_backwards: Entry 45 (").containsOnlyOnce("Entry ");
        assertThat(verify("other", "--key", "keys", "--clock-wrong", "35-55")).isZero();
        assertThat(verify("other", "--key", "keys", "--clock-wrong", "35-44")).isEqualTo(1);
    }

    @Test
    void aWitnessFileThatWasChangedIsNotBelieved() throws Exception {
        verify("export", "--key", "keys", "--witness", "witness");
        Files.writeString(file("witness"), "{", StandardOpenOption.APPEND);
        assertThat(verify("receipt", "--key", "keys", "--witness", "witness")).isEqualTo(1);
        assertThat(output).contains("malformed: The witness file is not in its format");
        Files.writeString(
                file("witness"),
                Files.readString(file("witness"))
                        .replace("\\n35\\n", "\\n36\\n")
                        .replace("}\n{", "}\n"));
        assertThat(verify("receipt", "--key", "keys", "--witness", "witness")).isEqualTo(1);
        assertThat(output).contains("bad_signature: ");
    }

    @Test
    void followingEndsWhenHistoryForks() throws Exception {
        Book fork = book.fork(20);
        fork.logins(40);
        meanwhile.add(() -> book.logins(2));
        meanwhile.add(() -> {});
        meanwhile.add(() -> server.show(fork));
        assertThat(verify(server.url(), "--key", "keys", "--witness", "witness", "--follow", "5"))
                .isEqualTo(1);
        assertThat(output)
                .contains("The ledger continues: 35 entries")
                .contains("The ledger continues: 37 entries")
                .contains("history_forked: ");
        assertThat(Files.readString(file("witness"))).hasLineCount(2);
    }

    @Test
    void aLedgerThatHasStoppedSigningIsToldAndAskedAgain() throws Exception {
        clock = () -> book.now().plus(Duration.ofMinutes(9));
        assertThat(verify(server.url(), "--key", "keys")).isZero();
        clock = () -> book.now().plus(Duration.ofMinutes(11));
        assertThat(verify(server.url(), "--key", "keys")).isEqualTo(1);
        assertThat(output).contains("checkpoint_stale: The newest checkpoint is of 2026-11-23T");
        assertThat(verify("export", "--key", "keys")).as("a file is of its day").isZero();
        meanwhile.add(() -> {});
        assertThat(verify(server.url(), "--key", "keys", "--witness", "witness", "--follow", "5"))
                .isZero();
        assertThat(output).contains("checkpoint_stale: ");
        assertThat(Files.readString(file("witness"))).isEmpty();
    }

    @Test
    void followingGoesOnWhenTheLedgerIsAway() throws Exception {
        meanwhile.add(() -> server.close());
        meanwhile.add(() -> {});
        assertThat(verify(server.url(), "--key", "keys", "--witness", "witness", "--follow", "5"))
                .isZero();
        assertThat(output).contains("unreachable: ");
    }

    @Test
    void anAuditorReadsEveryEntryAndKeepsThem() throws Exception {
        environment.put("PONTIS_LEDGER_TOKEN", LedgerServer.TOKEN);
        assertThat(verify(server.url(), "--key", "keys", "--save", "saved")).isZero();
        assertThat(output).contains("Every entry was read.");
        assertThat(verify("saved", "--key", "keys")).isZero();
        assertThat(output).contains("An export of 35 entries");
        environment.put("PONTIS_LEDGER_TOKEN", "of-somebody");
        assertThat(verify(server.url(), "--key", "keys")).isEqualTo(1);
        assertThat(output).contains("unreachable: ").contains("401").doesNotContain("of-somebody");
        environment.put("PONTIS_LEDGER_TOKEN", "of-somebody\nand more");
        assertThat(verify(server.url(), "--key", "keys")).isEqualTo(1);
        assertThat(output + errors).contains("access token is none").doesNotContain("of-somebody");
    }

    @Test
    void aLedgerIsLongerThanATokenIsGood() throws Exception {
        book.logins(5000);
        Files.writeString(file("token"), LedgerServer.TOKEN);
        environment.put("PONTIS_LEDGER_TOKEN_FILE", file("token").toString());
        server.letReadAtOnce(2, () -> write("token", server.token() + "\n"));
        assertThat(verify(server.url(), "--key", "keys")).isZero();
        assertThat(output).contains("Every entry was read.");
        assertThat(server.refused()).as("it is read for every page").isZero();
    }

    @Test
    void anAuditorsClientGetsTheNextTokenByItself() throws Exception {
        book.logins(5000);
        Files.writeString(file("client"), LedgerServer.CLIENT);
        environment.put("PONTIS_LEDGER_CLIENT_FILE", file("client").toString());
        server.letReadAtOnce(2, () -> {});
        assertThat(verify(server.url(), "--key", "keys", "--save", "saved")).isZero();
        assertThat(server.refused()).isEqualTo(2);
        assertThat(verify("saved", "--key", "keys")).isZero();
        assertThat(output).contains("An export of 5035 entries");

        server.letReadAtOnce(0, () -> {});
        assertThat(verify(server.url(), "--key", "keys")).isEqualTo(1);
        assertThat(output).contains("unreachable: ").contains("401").doesNotContain("Every entry was read.");
        Files.writeString(file("client"), "client_id=an auditor\nclient_secret=guessed\n");
        assertThat(verify(server.url(), "--key", "keys")).isEqualTo(1);
        assertThat(output).contains("unreachable: ").contains("/token").doesNotContain("guessed");
        assertThat(verify(server.url(), "https://login.example.org/realms/es/pontis/ledger", "--key", "keys"))
                .isEqualTo(2);
        assertThat(errors).contains("is for one URL");
        Files.writeString(file("client"), "client_id=an auditor\n");
        assertThat(verify(server.url(), "--key", "keys")).isEqualTo(2);
        assertThat(errors).contains("has no client_secret=");
    }

    @Test
    void whatTheServerLeavesOutIsMissingAndNothingElse() throws Exception {
        environment.put("PONTIS_LEDGER_TOKEN", LedgerServer.TOKEN);
        book.logins(2000);
        book.forget(1017);
        assertThat(verify(server.url(), "--key", "keys")).isEqualTo(1);
        assertThat(output).contains("entry_removed: Entry 1017 is missing.").doesNotContain("out_of_order");
    }

    @Test
    void whereAnExportIsBrokenItSays() throws Exception {
        Files.writeString(file("export"), Files.readString(file("export")).replace("\"index\":17,", "\"index\":017,"));
        assertThat(verify("export", "--key", "keys")).isEqualTo(1);
        assertThat(output).contains("malformed: ").contains("line 19: ");
    }

    @Test
    void anotherKeyIsNotBelieved() throws Exception {
        Files.writeString(file("keys"), new Book().keys().json());
        assertThat(verify("receipt", "--key", "keys")).isEqualTo(1);
        assertThat(output).contains("unknown_key: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "receipt",
                "receipt --key",
                "receipt --key nothing",
                "receipt --key receipt",
                "nothing --key keys",
                "--key keys",
                "receipt --key keys --nonsense",
                "receipt --key keys --follow 5 --witness witness",
                "https://login.example.org --key keys --follow 5",
                "https://login.example.org --key keys --follow soon --witness witness",
                "http://login.example.org --key keys",
                "receipt --key keys --save saved",
                "https://login.example.org --key keys --save saved",
                "receipt --key keys --clock-wrong yesterday",
                "receipt --key keys --clock-wrong 17"
            })
    void whatMakesNoSenseIsStatusTwo(String line) throws Exception {
        assertThat(verify(line.isEmpty() ? new String[0] : line.split(" "))).isEqualTo(2);
        assertThat(errors).startsWith("pontis: ");
        assertThat(output).isEmpty();
    }

    @Test
    void helpHelps() throws Exception {
        assertThat(verify("--help")).isZero();
        assertThat(output).startsWith("usage: ./pontis verify").contains("--follow SECONDS");
        assertThat(output.lines()).allMatch(line -> line.length() <= 120);
    }

    private void write(String name, String text) {
        try {
            Files.writeString(file(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String name) {
        return folder.resolve(name);
    }

    private int verify(String... words) throws InterruptedException {
        List<String> arguments = new ArrayList<>();
        for (String word : words) {
            arguments.add(
                    List.of(
                                            "receipt", "export", "note", "keys", "witness", "saved", "other", "token",
                                            "client", "nothing")
                                    .contains(word)
                            ? file(word).toString()
                            : word);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = Command.run(
                arguments,
                environment::get,
                clock,
                time -> {
                    Runnable next = meanwhile.poll();
                    if (next != null) {
                        next.run();
                    }
                    return next != null;
                },
                new ByteArrayInputStream(input),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8));
        output = out.toString(UTF_8);
        errors = err.toString(UTF_8);
        return status;
    }
}
