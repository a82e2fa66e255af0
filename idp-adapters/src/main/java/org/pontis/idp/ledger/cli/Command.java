package org.pontis.idp.ledger.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.pontis.idp.ledger.json.Malformed;
import org.pontis.idp.ledger.note.Keys;
import org.pontis.idp.ledger.note.NamedKey;
import org.pontis.idp.ledger.note.Note;
import org.pontis.idp.ledger.verify.Findings;
import org.pontis.idp.ledger.verify.Problem;
import org.pontis.idp.ledger.verify.Witness;

/** What an auditor, a citizen or another agency starts. */
public final class Command {

    /** Waits until the next look. */
    @FunctionalInterface
    interface Pause {

        /** Returns whether there is a next one. */
        boolean away(Duration time) throws InterruptedException;
    }

    private final Options options;
    private final UnaryOperator<String> environment;
    private final InstantSource clock;
    private final InputStream input;
    private final PrintStream output;

    private Command(
            Options options,
            UnaryOperator<String> environment,
            InstantSource clock,
            InputStream input,
            PrintStream output) {
        this.options = options;
        this.environment = environment;
        this.clock = clock;
        this.input = input;
        this.output = output;
    }

    public static void main(String[] arguments) throws InterruptedException {
        System.exit(run(
                List.of(arguments),
                System.getenv()::get,
                InstantSource.system(),
                time -> {
                    Thread.sleep(time);
                    return true;
                },
                System.in,
                System.out,
                System.err));
    }

    /** Exit status 0: all is good; 1: something is not; 2: a file is missing, or the command line makes no sense. */
    static int run(
            List<String> arguments,
            UnaryOperator<String> environment,
            InstantSource clock,
            Pause pause,
            InputStream input,
            PrintStream output,
            PrintStream errors)
            throws InterruptedException {
        if (arguments.contains("--help")) {
            output.print(Options.USAGE);
            return 0;
        }
        try {
            return new Command(Options.read(arguments), environment, clock, input, output).run(pause);
        } catch (Senseless senseless) {
            errors.println("pontis: " + senseless.getMessage());
            errors.println("./pontis verify --help says what it can do.");
        } catch (IOException failed) {
            errors.println(
                    "pontis: " + failed.getMessage() + " (" + failed.getClass().getSimpleName() + ")");
        }
        return 2;
    }

    private int run(Pause pause) throws IOException, InterruptedException, Senseless {
        Keys keys = keys();
        if (options.witness().isEmpty()) {
            return examine(keys, Optional.empty());
        }
        try (WitnessFile file = WitnessFile.open(options.witness().get())) {
            return options.follow().isPresent()
                    ? new Watch(
                                    new HttpLedger(
                                            options.sources().getFirst(),
                                            Optional.empty(),
                                            OutputStream.nullOutputStream()),
                                    keys,
                                    file,
                                    clock,
                                    options,
                                    output)
                            .until(pause)
                    : examine(keys, Optional.of(file));
        } catch (Malformed malformed) {
            Findings findings = new Findings();
            findings.add(Problem.MALFORMED, "The witness file is not in its format: %s.", malformed.getMessage());
            new Report(options.witness().get().toString(), List.of(), findings).print(options.json(), output);
            return 1;
        }
    }

    private int examine(Keys keys, Optional<WitnessFile> file) throws IOException, InterruptedException, Senseless {
        Findings before = new Findings();
        Witness witness = file.map(one -> Witness.of(one.lines(), keys, before)).orElseGet(Witness::none);
        options.excused().forEach(witness::excuse);
        List<Note> seen = new ArrayList<>();
        boolean good = before.isEmpty();
        if (!good) {
            new Report(options.witness().orElseThrow().toString(), List.of(), before).print(options.json(), output);
        }
        List<Source> sources = Source.inOrder(options.sources(), input);
        if (sources.stream().filter(one -> one.turn() == Source.Turn.LEDGER).count() > 1
                && Access.set(Access.CLIENT_FILE, environment).isPresent()) {
            throw new Senseless(Access.CLIENT_FILE + " is for one URL: a secret is shown to nobody else.");
        }
        boolean proof = sources.getLast().turn() != Source.Turn.HELD;
        Looking looking = new Looking(options, keys, witness, environment, clock);
        for (Source source : sources) {
            Look look = looking.at(source);
            if (look.isGood()) {
                look.showTo(witness, keys, proof);
                look.newest().filter(note -> source.turn() != Source.Turn.HELD).ifPresent(seen::add);
            }
            look.report().print(options.json(), output);
            good &= look.isGood();
        }
        if (good && file.isPresent()) {
            for (Note note : seen) {
                file.get().add(note, clock.instant());
            }
        }
        return good ? 0 : 1;
    }

    private Keys keys() throws IOException, InterruptedException, Senseless {
        List<NamedKey> all = new ArrayList<>();
        for (String place : options.keys()) {
            try {
                String json = Options.isAddress(place) ? HttpLedger.text(place) : Files.readString(Path.of(place));
                all.addAll(Keys.read(json).all());
            } catch (Malformed malformed) {
                throw new Senseless("'" + place + "' holds no keys of a ledger: " + malformed.getMessage() + ".");
            }
        }
        return new Keys(all);
    }
}
