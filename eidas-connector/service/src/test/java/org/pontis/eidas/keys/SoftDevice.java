package org.pontis.eidas.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Provider;
import java.security.Security;
import java.security.cert.Certificate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.pontis.eidas.saml.TestKey;

/** A device in software (SoftHSM 2), if this machine has one, with keys in it that cannot leave it. */
public final class SoftDevice {

    public static final String PIN = "1234";

    private static final Path CONFIGURATION =
            Path.of(Optional.ofNullable(System.getenv("SOFTHSM2_CONF")).orElse("none"));

    private SoftDevice() {}

    public static boolean isInstalled() {
        return library().isPresent() && System.getenv("SOFTHSM2_CONF") != null;
    }

    static Optional<Path> library() {
        return Stream.of(
                        "/usr/lib/softhsm/libsofthsm2.so",
                        "/usr/lib64/pkcs11/libsofthsm2.so",
                        "/usr/local/lib/softhsm/libsofthsm2.so")
                .map(Path::of)
                .filter(Files::exists)
                .findFirst();
    }

    /** What the JDK's provider reads. */
    public static Path configuration() {
        return Device.CONFIGURATION;
    }

    /** Another slot, into which nobody has logged in; a login holds for the whole process. */
    static Path anotherSlot() {
        try {
            Path other = configuration().resolveSibling("other.cfg");
            String text = Files.readString(configuration());
            return Files.writeString(
                    other, text.replace("SoftDevice", "OtherSlot").replace("slotListIndex = 0", "slotListIndex = 1"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Made once for all tests, because the library is initialised once in a process. */
    private static final class Device {

        static final Path CONFIGURATION = make();

        private static Path make() {
            try {
                Path tokens = Files.createDirectories(Files.createTempDirectory("softhsm"));
                Files.writeString(
                        SoftDevice.CONFIGURATION,
                        "directories.tokendir = " + tokens + "\nobjectstore.backend = file\n");
                init();
                init();
                Path provider = tokens.resolve("pkcs11.cfg");
                Files.writeString(provider, """
                        name = SoftDevice
                        library = %s
                        slotListIndex = 0
                        attributes(*, CKO_PRIVATE_KEY, *) = { CKA_EXTRACTABLE = false CKA_SENSITIVE = true }
                        attributes(*, CKO_PRIVATE_KEY, CKK_EC) = { CKA_DERIVE = true }
                        attributes(*, CKO_SECRET_KEY, CKK_GENERIC_SECRET) = { CKA_SENSITIVE = false CKA_EXTRACTABLE = true }
                        """.formatted(library().orElseThrow()));
                fill(provider);
                return provider;
            } catch (IOException | InterruptedException | GeneralSecurityException e) {
                throw new AssertionError(e);
            }
        }

        private static void init() throws IOException, InterruptedException {
            run("softhsm2-util", "--init-token", "--free", "--label", "pontis", "--so-pin", "12345678", "--pin", PIN);
        }

        private static void run(String... command) throws IOException, InterruptedException {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new AssertionError(String.join(" ", command));
            }
        }

        private static void fill(Path configuration) throws IOException, GeneralSecurityException {
            Providers.install();
            Provider device = Security.getProvider("SunPKCS11").configure(configuration.toString());
            Security.addProvider(device);
            KeyStore store = KeyStore.getInstance("PKCS11", device);
            store.load(null, PIN.toCharArray());
            for (String alias : List.of("sign", "agree")) {
                put(store, alias, TestKey.ec("secp256r1"));
            }
            for (String alias : List.of("pss", "decrypt")) {
                put(store, alias, TestKey.rsa(3_072));
            }
        }

        private static void put(KeyStore store, String alias, TestKey key) throws GeneralSecurityException {
            store.setKeyEntry(alias, key.secret(), null, new Certificate[] {key.certificate()});
        }
    }
}
