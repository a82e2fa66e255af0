package org.pontis.realm.cli;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pontis.realm.Assemble;
import org.pontis.realm.Realms;
import org.pontis.realm.admin.Admin;
import org.pontis.realm.admin.Credentials;
import org.pontis.realm.admin.Refused;
import org.pontis.realm.json.Json;
import org.pontis.realm.lint.Finding;
import org.pontis.realm.lint.Realm;
import org.pontis.realm.lint.Rules;
import org.pontis.realm.plan.Plan;
import org.pontis.realm.portal.Portal;
import org.pontis.realm.portal.PortalsRefused;

/** The tool of whoever runs a realm. It reads files and one server, and changes the server only when told to. */
public final class Command {

    private final Options options;
    private final PrintStream output;
    private final PrintStream errors;

    private Command(Options options, PrintStream output, PrintStream errors) {
        this.options = options;
        this.output = output;
        this.errors = errors;
    }

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.getenv()::get, System.out, System.err));
    }

    /** Exit status 0: all is well; 1: it is not, or something was refused; 2: the command line makes no sense. */
    public static int run(
            List<String> arguments, UnaryOperator<String> environment, PrintStream output, PrintStream errors) {
        if (!arguments.isEmpty() && arguments.getFirst().equals("assemble")) {
            return Assemble.run(arguments.subList(1, arguments.size()), environment, output, errors);
        }
        Options options;
        try {
            options = Options.read(arguments, environment);
        } catch (IllegalArgumentException senseless) {
            errors.println(senseless.getMessage());
            errors.print(Options.USAGE);
            return 2;
        }
        try {
            return new Command(options, output, errors).run();
        } catch (PortalsRefused flawed) {
            flawed.flaws().forEach(errors::println);
        } catch (Refused | UncheckedIOException | IllegalArgumentException impossible) {
            errors.println(impossible.getMessage());
        }
        return 1;
    }

    private int run() {
        return switch (options.command()) {
            case "portals" -> portals();
            case "drift" -> drift();
            case "apply" -> apply();
            case "lint" -> lint();
            case "methods", "pause", "resume" -> new KillSwitch(server(), options, output).run();
            default -> {
                errors.println("There is no command " + options.command() + ".");
                errors.print(Options.USAGE);
                yield 2;
            }
        };
    }

    private int portals() {
        for (Portal portal : Realms.portals(options.profile(), options.values(), options.portals())) {
            output.printf(
                    "%s  from %s, claims %s, owner %s (%s)%n",
                    portal.id(), portal.minimum().shortName(), portal.claims(), portal.owner(), portal.contact());
        }
        return 0;
    }

    private int drift() {
        Plan plan = plan(files(), server());
        if (options.has("--json")) {
            ArrayNode changes = Json.array();
            plan.changes().forEach(change -> changes.add(change.json()));
            output.print(Json.pretty(Json.object().set("drift", changes)));
        } else if (plan.changes().isEmpty()) {
            output.println("The server is as the files say.");
        } else {
            plan.changes().forEach(change -> output.println(change.text()));
        }
        return plan.changes().isEmpty() ? 0 : 1;
    }

    /** The files first: what is wrong there would come back with the next apply. */
    private int lint() {
        int broken = lint("files", new Realm(files()));
        if (options.server().isPresent()) {
            ObjectNode found = server().export()
                    .orElseThrow(() ->
                            new IllegalArgumentException("There is no realm " + options.realm() + " on the server."));
            broken += lint("server", new Realm(found, files()));
        }
        return broken == 0 ? 0 : 1;
    }

    private int lint(String where, Realm realm) {
        int broken = 0;
        for (Finding finding : Rules.check(realm)) {
            boolean counts = !finding.rule().production() || options.has("--production");
            output.println((counts ? "broken" : "before production") + " (" + where + ") " + finding);
            broken += counts ? 1 : 0;
        }
        output.println(where + ": " + Rules.all().size() + " rules, " + broken + " broken.");
        return broken;
    }

    private int apply() {
        ObjectNode files = files();
        Admin admin = server();
        Optional<ObjectNode> found = admin.export();
        if (found.isEmpty()) {
            return create(admin, files);
        }
        Plan plan = only(Plan.of(files, found.get(), options.has("--prune")));
        plan.changes().forEach(change -> output.println(change.text()));
        if (plan.work().isEmpty()) {
            output.println("Nothing to change.");
            return 0;
        }
        if (options.has("--dry-run")) {
            output.println("Dry run: " + changes(plan.work().size()) + " to make, nothing was changed.");
            return 0;
        }
        return carryOut(admin, plan);
    }

    private static String changes(int count) {
        return count == 1 ? "1 change" : count + " changes";
    }

    private int carryOut(Admin admin, Plan plan) {
        int[] done = {0};
        try {
            plan.carryOut(admin, change -> {
                done[0]++;
                output.println("done: " + change.act() + " " + change.thing());
            });
        } catch (Refused refused) {
            errors.println("Refused: " + refused.getMessage());
            errors.println("Stopped after " + done[0] + " of "
                    + changes(plan.work().size()) + "; the ones named above are done, no other is.");
            return 1;
        }
        Plan rest = only(Plan.of(files(), admin.export().orElseThrow(), options.has("--prune")));
        if (!rest.work().isEmpty()) {
            errors.println("The server took every change but is not as the files say:");
            rest.work().forEach(change -> errors.println(change.text()));
            return 1;
        }
        output.println(changes(done[0]) + " made.");
        return 0;
    }

    /** A new realm; citizens are registered, never imported. */
    private int create(Admin admin, ObjectNode files) {
        if (!options.has("--create")) {
            errors.println("There is no realm " + options.realm() + " on the server; --create makes it.");
            return 1;
        }
        output.println("create realm " + options.realm());
        if (options.has("--dry-run")) {
            output.println("Dry run: nothing was changed.");
            return 0;
        }
        files.remove("users");
        admin.create(files);
        output.println("1 change made.");
        return 0;
    }

    private Plan plan(ObjectNode files, Admin admin) {
        ObjectNode found = admin.export()
                .orElseThrow(
                        () -> new IllegalArgumentException("There is no realm " + options.realm() + " on the server."));
        return only(Plan.of(files, found, false));
    }

    private Plan only(Plan plan) {
        return options.portal()
                .map(id -> plan.only(change -> Set.of("client " + id).contains(change.thing())))
                .orElse(plan);
    }

    private ObjectNode files() {
        ObjectNode files = Realms.assemble(options.profile(), options.values(), options.portals());
        files.put("realm", options.realm());
        return files;
    }

    private Admin server() {
        return new Admin(
                options.server()
                        .orElseThrow(() -> new IllegalArgumentException("Which server? Say --server https://…")),
                options.realm(),
                options.adminRealm(),
                Credentials.from(options.environment()));
    }
}
