package org.pontis.eidas.keys;

import java.security.Security;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import static org.assertj.core.api.Assumptions.assumeThat;

/** Has Amazon's provider compute while a class is tested, where its native code runs. */
public final class Corretto implements BeforeAllCallback, AfterAllCallback {

    @Override
    public void beforeAll(ExtensionContext context) throws KeyProblem {
        assumeThat(System.getProperty("os.name") + " " + System.getProperty("os.arch"))
                .isEqualTo("Linux amd64");
        CryptoProvider.CORRETTO.install();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        Security.removeProvider("AmazonCorrettoCryptoProvider");
    }
}
