package org.pontis.idp.ledger.entry;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The members of an entry. There are no others, and each has its form. */
public enum Member {
    /** The version of the format: 1. */
    V(Form.NUMBER, true),
    /** {@link EntryId}. */
    ID(Form.ID, true),
    /** Only in an entry of durations-only, where it says so. */
    MODE(Form.CODE, true),
    REALM(Form.LINE, false),
    /** UTC, to the millisecond: {@code 2026-11-23T01:50:51.123Z}. */
    TIME(Form.TIME, true),
    /** Keycloak's type of the event, or an act: {@code admin.CREATE}, {@code desk.…}, {@code border.…}. */
    TYPE(Form.CODE, false),
    /** {@code ok}, or the stable code of the error. */
    OUTCOME(Form.CODE, true),
    /** The client id. */
    PORTAL(Form.LINE, false),
    /** The login method. */
    METHOD(Form.CODE, true),
    /** {@code low}, {@code substantial}, {@code high}. */
    LEVEL(Form.CODE, false),
    /** ISO 3166-1, two capitals: the other country. */
    COUNTRY(Form.COUNTRY, false),
    /** What was done, in one word of a closed set. */
    WHAT(Form.CODE, false),
    /** Kind of a means of login. */
    CREDENTIAL(Form.CODE, false),
    /** {@code citizen}, {@code officer}, {@code system}. */
    BY(Form.CODE, false),
    INCIDENT(Form.CODE, false),
    /** Of W3C Trace Context, 32 hexadecimal digits. */
    TRACE(Form.CODE, false),
    /** How long it took, in milliseconds. */
    TOOK(Form.NUMBER, true),
    /** How many this entry stands for; one, where it is missing. */
    COUNT(Form.NUMBER, true),
    /** Commitment to the user session's id. */
    SESSION(Form.COMMITMENT, false),
    /** Commitment to the citizen's account id. */
    CITIZEN(Form.COMMITMENT, false),
    /** Commitment to the account id of who acted on her: officer or administrator. */
    OFFICER(Form.COMMITMENT, false),
    /** Commitment to what it was about: the path of the resource that an administrator changed, the words that she agreed to. */
    OBJECT(Form.COMMITMENT, false);

    /** How a value is spelled. */
    enum Form {
        NUMBER(16, Pattern.compile("0|[1-9][0-9]{0,15}")),
        ID(36, Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")),
        TIME(24, Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z")),
        CODE(64, Pattern.compile("[A-Za-z0-9_.:-]+")),
        COUNTRY(2, Pattern.compile("[A-Z]{2}")),
        COMMITMENT(44, Pattern.compile("[A-Za-z0-9+/]{43}=")),
        /** No ends of lines in any reader's eyes, nothing invisible. */
        LINE(255, Pattern.compile("[^\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]+"));

        private final int longest;
        private final Pattern pattern;

        Form(int longest, Pattern pattern) {
            this.longest = longest;
            this.pattern = pattern;
        }

        boolean has(String value) {
            return value.length() <= longest && pattern.matcher(value).matches();
        }
    }

    private static final Map<String, Member> BY_ID =
            Arrays.stream(values()).collect(Collectors.toMap(Member::id, Function.identity()));

    private final String id = name().toLowerCase(Locale.ROOT);
    private final Form form;
    private final boolean inDurations;

    Member(Form form, boolean inDurations) {
        this.form = form;
        this.inDurations = inDurations;
    }

    /** Its name in JSON. */
    public String id() {
        return id;
    }

    /** The one of this name. */
    public static Optional<Member> named(String id) {
        return Optional.ofNullable(BY_ID.get(id));
    }

    public boolean isCommitment() {
        return form == Form.COMMITMENT;
    }

    boolean isNumber() {
        return form == Form.NUMBER;
    }

    /** Whether an entry of this mode may have it. */
    boolean isIn(Mode mode) {
        return mode == Mode.DURATIONS ? inDurations : this != MODE;
    }

    boolean fits(String value) {
        return form.has(value);
    }

    /** What can be told of a value that may not fit: what is too long is cut, what is not allowed becomes {@code _}. */
    Optional<String> fit(String value) {
        if (fits(value)) {
            return Optional.of(value);
        }
        StringBuilder fit = new StringBuilder();
        value.codePoints().forEach(point -> {
            String one = Character.toString(point);
            fit.append(form.has(one) ? one : "_");
        });
        while (fit.length() > form.longest) {
            fit.setLength(fit.length() - Character.charCount(fit.codePointBefore(fit.length())));
        }
        return Optional.of(fit.toString()).filter(this::fits);
    }
}
