package org.pontis.realm.portal;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.pontis.broker.LevelOfAssurance;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads one portal's file. Whatever is wrong in it is said at once. */
public final class PortalFile {

    private static final int LONGEST = 100_000;

    private final Reading reading;
    private final Flaws flaws;

    private PortalFile(Reading reading, Flaws flaws) {
        this.reading = reading;
        this.flaws = flaws;
    }

    /**
     * What surrounds the files.
     *
     * @param languages of the realm; a portal has a name in the first, and in others where it is another one
     * @param highest the highest level that any login method or identity provider reaches
     * @param values for {@code ${NAME}}
     * @param metadata fetches what a file refers to
     * @param now when certificates must still hold
     */
    public record Reading(
            List<String> languages,
            LevelOfAssurance highest,
            Map<String, String> values,
            MetadataSource metadata,
            Instant now) {}

    /** A portal, or what is wrong. */
    public sealed interface Result {

        record Sound(Portal portal) implements Result {}

        record Flawed(List<Flaw> flaws) implements Result {}
    }

    public static Result read(String name, String text, Reading reading) {
        Flaws flaws = new Flaws(name);
        Optional<Portal> portal = yaml(text, flaws)
                .map(root -> new Section("", root, new Substitution(reading.values()), flaws))
                .flatMap(new PortalFile(reading, flaws)::portal);
        return flaws.none() ? new Result.Sound(portal.orElseThrow()) : new Result.Flawed(flaws.list());
    }

    private static Optional<MappingNode> yaml(String text, Flaws flaws) {
        LoadSettings settings = LoadSettings.builder()
                .setAllowDuplicateKeys(false)
                .setMaxAliasesForCollections(0)
                .setCodePointLimit(LONGEST)
                .build();
        try {
            Optional<Node> root = new Compose(settings).composeString(text);
            if (root.isPresent() && root.get() instanceof MappingNode table) {
                return Optional.of(table);
            }
            flaws.add(Code.NOT_YAML, 1, "", "A portal's file is a table of fields.");
        } catch (MarkedYamlEngineException broken) {
            int line = broken.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            flaws.add(Code.NOT_YAML, line, "", "This is no YAML: " + broken.getProblem() + ".");
        } catch (YamlEngineException broken) {
            flaws.add(Code.NOT_YAML, 1, "", "This is no YAML: " + broken.getMessage());
        }
        return Optional.empty();
    }

    private Optional<Portal> portal(Section file) {
        try (file) {
            Optional<Value> id = file.required("portal");
            Map<String, String> names = names(file);
            Optional<String> description = file.text("description").map(Value::text);
            Optional<String> home = file.required("home").flatMap(at -> Address.check(at, flaws));
            Optional<Value> owner = file.required("owner");
            Optional<Value> contact = file.required("contact");
            LevelsPart.Levels levels = new LevelsPart(reading.highest(), flaws).read(file);
            List<Claim> claims = claims(file);
            Portal.Sector sector = word(file, "sector", Portal.Sector.PUBLIC);
            Portal.People people = word(file, "people", Portal.People.EVERYBODY);
            Portal.AsksFor asksFor = asksFor(file, people);
            Optional<? extends Portal.Dialect> dialect = dialect(file, id);
            if (!flaws.none() || dialect.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new Portal(
                    id.orElseThrow().text(),
                    names,
                    description,
                    home.orElseThrow(),
                    owner.orElseThrow().text(),
                    contact.orElseThrow().text(),
                    levels.minimum(),
                    levels.allowed(),
                    claims,
                    sector,
                    people,
                    asksFor,
                    dialect.get()));
        }
    }

    private Map<String, String> names(Section file) {
        Map<String, String> names = new LinkedHashMap<>();
        Optional<Section> section = file.section("name");
        if (section.isEmpty() && !file.has("name")) {
            file.missing("name");
        }
        section.ifPresent(table -> {
            try (table) {
                String first = reading.languages().getFirst();
                table.required(first).ifPresent(name -> names.put(first, name.text()));
                for (String other :
                        reading.languages().subList(1, reading.languages().size())) {
                    table.text(other).ifPresent(name -> names.put(other, name.text()));
                }
            }
        });
        return names;
    }

    private List<Claim> claims(Section file) {
        if (!file.has("claims")) {
            file.missing("claims");
        }
        return file.texts("claims").stream()
                .map(this::claim)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private Claim claim(Value at) {
        return Claim.named(at.text()).orElseGet(() -> {
            flaws.add(
                    Code.CLAIM_UNKNOWN,
                    at,
                    "There are the claims " + Arrays.toString(Claim.values()) + " and no other.");
            return null;
        });
    }

    /** Whoever names others takes our own people only, and says whom in parameters of OpenID Connect. */
    private Portal.AsksFor asksFor(Section file, Portal.People people) {
        Portal.AsksFor asksFor = word(file, "asks-for", Portal.AsksFor.ITSELF);
        boolean oidc =
                file.text("protocol").map(Value::text).filter("oidc"::equals).isPresent();
        if (asksFor == Portal.AsksFor.COUNTRIES && (people != Portal.People.NATIONALS || !oidc)) {
            flaws.add(
                    Code.UNKNOWN_VALUE,
                    file.text("asks-for").orElseThrow(),
                    "Only a portal with protocol oidc and people nationals asks for other countries.");
        }
        return asksFor;
    }

    /** One word of a few, in lower case. */
    private <E extends Enum<E>> E word(Section file, String key, E fallback) {
        Optional<Value> at = file.text(key);
        Optional<E> word =
                at.flatMap(text -> Arrays.stream(fallback.getDeclaringClass().getEnumConstants())
                        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(text.text()))
                        .findFirst());
        if (at.isPresent() && word.isEmpty()) {
            flaws.add(
                    Code.UNKNOWN_VALUE,
                    at.get(),
                    "It is one of "
                            + Arrays.toString(fallback.getDeclaringClass().getEnumConstants())
                                    .toLowerCase(Locale.ROOT)
                            + ".");
        }
        return word.orElse(fallback);
    }

    private Optional<? extends Portal.Dialect> dialect(Section file, Optional<Value> id) {
        Optional<Value> protocol = file.required("protocol");
        if (protocol.isEmpty()) {
            return Optional.empty();
        }
        return switch (protocol.get().text()) {
            case "oidc" -> new OidcPart(file, flaws).read();
            case "saml" ->
                new SamlPart(file, reading, flaws).read(id.map(Value::text).orElse(""));
            default -> {
                flaws.add(Code.UNKNOWN_VALUE, protocol.get(), "A protocol is oidc or saml.");
                yield Optional.empty();
            }
        };
    }
}
