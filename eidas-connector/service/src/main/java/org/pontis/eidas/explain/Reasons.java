package org.pontis.eidas.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.pontis.eidas.saml.Rejected.Reason;
import org.pontis.eidas.saml.check.Outcome;
import org.pontis.eidas.saml.check.Report;

/** Codes for which a check may have failed, in words. */
final class Reasons {

    private Reasons() {}

    static boolean isComment(Outcome failure) {
        return failure.why()
                .filter(why -> why.startsWith(Reason.COMMENT.name()))
                .isPresent();
    }

    /** The report of the rest, in which the door was not passed. */
    static Report instead(Report rest, Outcome door) {
        List<Outcome> outcomes = new ArrayList<>(rest.outcomes());
        outcomes.removeIf(outcome -> outcome.id().equals(door.id()) && outcome.ok());
        outcomes.addFirst(door);
        return new Report(outcomes);
    }

    /** Why a check failed: its code, if it is one, with what the code means. */
    static String inWords(String why) {
        return known(why)
                .map(reason -> why.length() > reason.name().length()
                        ? why + " (" + words(reason) + ")"
                        : why + ": " + words(reason))
                .orElse(why);
    }

    private static Optional<Reason> known(String why) {
        String code = why.replaceFirst("(?s)[^A-Z0-9_].*", "");
        return List.of(Reason.values()).stream()
                .filter(reason -> reason.name().equals(code))
                .findFirst();
    }

    private static String words(Reason reason) {
        return switch (reason) {
            case TOO_LARGE -> "it has more than 128 KiB";
            case NOT_UTF8 -> "it is not UTF-8, or says that it is something else";
            case MALFORMED -> "it is no well-formed XML 1.0, has a document type, or is nested too deeply";
            case BAD_ENCODING -> "its encoding is not what the binding prescribes";
            case COMMENT -> "it has a comment, and readers disagree about the text around one";
            case PROCESSING_INSTRUCTION -> "it has a processing instruction";
            case MIXED_CONTENT -> "there is text beside elements";
            case DUPLICATE_ID -> "two elements have the same ID";
            case INVALID_ID -> "an ID is no plain XML name, or is too long";
            case RELATIVE_NAMESPACE -> "a namespace is no absolute URI";
            case FORBIDDEN_ELEMENT -> "an element would make a receiver fetch or transform something";
            case MORE_THAN_ONE_ASSERTION -> "there is more than one assertion";
            case MISPLACED_ASSERTION -> "an assertion is not where it belongs";
            case MISPLACED_SIGNATURE -> "a signature is not where it belongs";
            case TOO_MUCH_ENCRYPTION -> "there is more encrypted in it than one assertion";
            case TOO_MANY_NODES -> "it has too many elements, attributes and texts";
            case NOT_VALID -> "it breaks a rule of the schemas";
            case UNEXPECTED_MESSAGE -> "it is another message than it should be, or one that cannot be read";
            case NOT_SIGNED -> "it is not signed, or signed in two ways";
            case ALGORITHM_NOT_ALLOWED -> "it uses an algorithm that is not allowed";
            case WRONG_COVERAGE -> "the signature covers something else than exactly this";
            case INVALID_SIGNATURE -> "none of the sender's keys made this signature, or it was changed since";
            case NO_USABLE_KEY -> "no key of the sender is strong enough";
            case MALFORMED_ENCRYPTION -> "the encryption is not built as it should be";
            case NOT_FOR_US -> "it does not say that it is encrypted for any of the given keys";
            case NOT_DECRYPTABLE -> "it says that it is for a given key, which does not open it";
        };
    }
}
