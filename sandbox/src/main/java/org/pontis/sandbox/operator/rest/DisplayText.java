package org.pontis.sandbox.operator.rest;

import org.pontis.sandbox.sms.DefaultAlphabet;

/** A text for the phone's screen: at most 100 characters of the GSM alphabet, or 50 of any. */
record DisplayText(String format, String text) {

    private static final int GSM = 100;
    private static final int UCS2 = 50;
    private static final int EXTENSIONS = 5;

    static DisplayText of(String format, String text) throws BadRequest {
        int most = format.equals("UCS-2") ? UCS2 : GSM;
        if (!format.equals("GSM-7") && !format.equals("UCS-2")) {
            throw BadRequest.because("displayTextFormat must be GSM-7 or UCS-2");
        }
        if (text.length() > most) {
            throw BadRequest.because("displayText must not be longer than " + most + " characters");
        }
        if (format.equals("GSM-7")
                && text.chars().filter(DefaultAlphabet::isExtension).count() > EXTENSIONS) {
            throw BadRequest.because("displayText has too many characters of the extension table");
        }
        return new DisplayText(format, text);
    }

    /** What is not in the alphabet becomes a space. */
    String shown() {
        if (format.equals("UCS-2")) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        text.chars()
                .map(c -> DefaultAlphabet.isBasic(c) || DefaultAlphabet.isExtension(c) ? c : ' ')
                .forEach(shown::appendCodePoint);
        return shown.toString();
    }
}
