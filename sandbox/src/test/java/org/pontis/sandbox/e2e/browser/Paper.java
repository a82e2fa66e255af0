package org.pontis.sandbox.e2e.browser;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

import org.openqa.selenium.chrome.ChromeDriver;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * What Chromium prints, read back: the glyphs of its pages, by the tables that say which letter each is (ISO 32000-1, 9.10.3).
 * It knows no more of the format than what Chromium writes.
 */
record Paper(String text, int pages) {

    private static final Pattern OBJECT = Pattern.compile("(?s)(\\d+) 0 obj\\s*(.*?)endobj");
    private static final Pattern STREAM = Pattern.compile("(?s)stream\\r?\\n(.*?)\\r?\\nendstream");
    private static final Pattern LETTER = Pattern.compile("<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]+)>(?! <)");
    private static final Pattern RANGE = Pattern.compile("<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]{4})> <([0-9A-Fa-f]+)>");
    private static final Pattern DRAWN = Pattern.compile("/(F\\d+) [0-9.]+ Tf|<([0-9A-Fa-f]+)>|\\bET\\b");

    static Paper of(ChromeDriver browser) {
        Map<?, ?> printed = (Map<?, ?>) browser.executeCdpCommand("Page.printToPDF", Map.of());
        return read(new String(Base64.getDecoder().decode((String) printed.get("data")), ISO_8859_1));
    }

    static Paper read(String pdf) {
        Map<String, String> objects = OBJECT.matcher(pdf)
                .results()
                .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2), (a, b) -> b));
        String text = objects.values().stream()
                .filter(object -> object.contains("/Type /Page\n"))
                .map(page -> page(page, objects))
                .collect(Collectors.joining("\n"));
        return new Paper(text, (int) objects.values().stream()
                .filter(object -> object.contains("/Type /Page\n"))
                .count());
    }

    private static String page(String page, Map<String, String> objects) {
        Map<String, Map<String, String>> fonts = Pattern.compile("/(F\\d+) (\\d+) 0 R")
                .matcher(page)
                .results()
                .collect(Collectors.toMap(
                        font -> font.group(1), font -> letters(objects.get(font.group(2)), objects), (a, b) -> b));
        StringBuilder text = new StringBuilder();
        Map<String, String> font = Map.of();
        Matcher drawn = DRAWN.matcher(content(referred(page, "Contents", objects)));
        while (drawn.find()) {
            if (drawn.group(1) != null) {
                font = fonts.getOrDefault(drawn.group(1), Map.of());
            } else if (drawn.group(2) != null) {
                for (int i = 0; i + 4 <= drawn.group(2).length(); i += 4) {
                    text.append(
                            font.getOrDefault(drawn.group(2).substring(i, i + 4).toUpperCase(Locale.ROOT), "?"));
                }
            } else {
                text.append(' ');
            }
        }
        return text.toString();
    }

    private static Map<String, String> letters(String font, Map<String, String> objects) {
        String table = content(referred(font, "ToUnicode", objects));
        Map<String, String> letters = new HashMap<>();
        RANGE.matcher(table).results().forEach(range -> {
            int first = number(range, 1);
            for (int glyph = first; glyph <= number(range, 2); glyph++) {
                letters.put("%04X".formatted(glyph), Character.toString(number(range, 3) + glyph - first));
            }
        });
        // "<a> <b>" of a range is no letter of its own
        LETTER.matcher(RANGE.matcher(table).replaceAll(""))
                .results()
                .forEach(one -> letters.put(one.group(1).toUpperCase(Locale.ROOT), Character.toString(number(one, 2))));
        return letters;
    }

    private static int number(MatchResult found, int group) {
        return Integer.parseInt(found.group(group), 16);
    }

    private static String referred(String object, String key, Map<String, String> objects) {
        Matcher reference = Pattern.compile("/" + key + " (\\d+) 0 R").matcher(object == null ? "" : object);
        return reference.find() ? objects.getOrDefault(reference.group(1), "") : "";
    }

    private static String content(String object) {
        Matcher stream = STREAM.matcher(object);
        if (!stream.find()) {
            return "";
        }
        Inflater inflater = new Inflater();
        inflater.setInput(stream.group(1).getBytes(ISO_8859_1));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try {
            for (int n = inflater.inflate(buffer); n > 0; n = inflater.inflate(buffer)) {
                out.write(buffer, 0, n);
            }
        } catch (DataFormatException damaged) {
            throw new IllegalStateException(damaged);
        } finally {
            inflater.end();
        }
        return out.toString(ISO_8859_1);
    }
}
