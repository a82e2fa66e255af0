package org.pontis.sandbox.bench.certificate;

/** What is measured. */
enum Kind {
    COLD("cold"),
    FIRST_VISIT("first visit"),
    CACHED("cached"),
    JAVA("JDK PKIX"),
    JAVA_STAPLED("JDK PKIX, answer given"),
    DSS("EU DSS"),
    DSS_CACHED("EU DSS, cached");

    final String words;

    Kind(String words) {
        this.words = words;
    }
}
