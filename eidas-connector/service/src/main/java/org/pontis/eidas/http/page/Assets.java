package org.pontis.eidas.http.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.pontis.eidas.attributes.NodeCountry;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The files that pages refer to, below a folder whose name is a hash of all of them: style sheets find their pictures beside them,
 * and what was changed has another address. Flags are those of flag-icons, under the MIT licence, which is there too.
 */
final class Assets {

    static final List<String> STYLES = List.of(
            "css/palette.css", "css/page.css", "css/form.css", "css/tiles.css", "css/table.css", "css/needs.css");
    static final String SCRIPT = "js/pontis.js";

    private static final List<String> PICTURES = List.of(
            "img/arches.svg",
            "img/bridge.svg",
            "img/favicon.svg",
            "img/flag.svg",
            "img/level-low.svg",
            "img/level-substantial.svg",
            "img/level-high.svg");
    private static final String NO_FLAG = "img/flag.svg";
    private static final String LICENCE = "flags/LICENSE";
    private static final int SHORT_HASH = 16;

    private final String folder;
    private final Map<String, Asset> byPath = new HashMap<>();

    private Assets(String folder) {
        this.folder = folder;
    }

    static Assets load() {
        Map<String, byte[]> files = new TreeMap<>();
        names().forEach(name -> read(name).ifPresent(bytes -> files.put(name, bytes)));
        MessageDigest all = sha256();
        files.forEach((name, bytes) -> {
            all.update(name.getBytes(UTF_8));
            all.update(bytes);
        });
        Assets assets =
                new Assets("/assets/" + HexFormat.of().formatHex(all.digest()).substring(0, SHORT_HASH) + "/");
        files.forEach((name, bytes) -> assets.byPath.put(
                assets.at(name),
                new Asset(bytes, type(name), '"' + HexFormat.of().formatHex(sha256().digest(bytes)) + '"')));
        return assets;
    }

    /** The address of a file. */
    String at(String name) {
        return folder + name;
    }

    Optional<Asset> find(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    /** The address of a country's flag, or of a piece of cloth. */
    String flag(NodeCountry country) {
        String flag = at(flagName(country.code()));
        return byPath.containsKey(flag) ? flag : at(NO_FLAG);
    }

    private static Stream<String> names() {
        return Stream.of(
                        STYLES.stream(),
                        PICTURES.stream(),
                        Stream.of(SCRIPT, LICENCE, flagName("EU")),
                        CountryNames.known().stream().map(Assets::flagName))
                .flatMap(names -> names);
    }

    private static String flagName(String code) {
        return "flags/"
                + CountryNames.region(new NodeCountry(code)).getCountry().toLowerCase(Locale.ROOT) + ".svg";
    }

    private static Optional<byte[]> read(String name) {
        try (InputStream file = Assets.class.getResourceAsStream("assets/" + name)) {
            return file == null ? Optional.empty() : Optional.of(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String type(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "css" -> "text/css; charset=utf-8";
            case "js" -> "text/javascript; charset=utf-8";
            case "svg" -> "image/svg+xml";
            default -> "text/plain; charset=utf-8";
        };
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
