package org.pontis.sandbox.ca;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The whole test PKI: one root and the authorities it certified. Made at the first start, the same ever after. */
public final class CertificateAuthority {

    private final Path folder;
    private final Foundation foundation;
    private final KeyFile root;
    private final Map<String, Issuer> issuers = new LinkedHashMap<>();
    private final Map<String, KeyFile> keys = new ConcurrentHashMap<>();
    private final InstantSource clock;

    private CertificateAuthority(Path folder, URI console, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
        Places places = new Places(console);
        foundation = new Foundation(places, clock.instant());
        root = kept("root", foundation::root);
        for (Profile profile : Profile.values()) {
            KeyFile authority = kept(profile.id, () -> foundation.authority(root, profile));
            Issuer.Staff staff = new Issuer.Staff(
                    authority,
                    kept(profile.id + "-ocsp", () -> foundation.responder(authority, profile)),
                    kept(profile.id + "-impostor", () -> foundation.impostor(profile)));
            Ledger ledger = new Ledger(folder.resolve("issued").resolve(profile.id));
            issuers.put(profile.id, new Issuer(profile, staff, ledger, places, clock));
        }
    }

    /**
     * Opens the authority of this console. Certificates name the console's address, so another address is another authority:
     * each has a folder of its own.
     *
     * @param state a folder for its keys, readable by the owner only, and for what it issued
     * @param console where OCSP, CRLs and certificates are served, such as {@code http://localhost:8090}
     * @throws UncheckedIOException if the folder cannot be used
     */
    public static CertificateAuthority open(Path state, URI console, InstantSource clock) {
        Path folder = state.resolve("ca").resolve(console.getHost() + "-" + console.getPort());
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new CertificateAuthority(folder, console, clock);
    }

    public X509Certificate root() {
        return root.certificate();
    }

    public Collection<Issuer> issuers() {
        return List.copyOf(issuers.values());
    }

    /**
     * One of {@code dnie}, {@code sim-es}, {@code sim-ee}, {@code esteid}.
     *
     * @throws NoSuchElementException if there is no such issuer
     */
    public Issuer issuer(String id) {
        return find(id).orElseThrow(
                        () -> new NoSuchElementException("There are the issuers " + issuers.keySet() + "."));
    }

    Optional<Issuer> find(String id) {
        return Optional.ofNullable(issuers.get(id));
    }

    /** The certificate in a file of this name: {@code root.cer}, {@code dnie.cer}. */
    Optional<X509Certificate> certificate(String file) {
        return file.equals("root.cer")
                ? Optional.of(root())
                : find(file.replaceFirst("\\.cer$", "")).map(Issuer::certificate);
    }

    /** Revokes what one of the issuers issued; anything else is left alone. */
    public void revoke(X509Certificate certificate) {
        of(certificate).ifPresent(issuer -> issuer.revoke(certificate.getSerialNumber()));
    }

    /** Makes a revoked certificate good again. */
    public void restore(X509Certificate certificate) {
        of(certificate).ifPresent(issuer -> issuer.restore(certificate.getSerialNumber()));
    }

    /** A key and a certificate for TLS at a host of this machine, kept like a citizen's. */
    public KeyFile server(String host) {
        return kept("server-" + host, () -> foundation.server(root, host));
    }

    /** The certificate, its issuer's and the root's, in the order of TLS. */
    public List<X509Certificate> chain(X509Certificate certificate) {
        return of(certificate)
                .map(issuer -> List.of(certificate, issuer.certificate(), root()))
                .orElse(List.of(certificate));
    }

    /** A citizen's key and certificate, kept with the authority so that they stay the same. */
    public KeyFile kept(String name, Supplier<KeyFile> made) {
        return keys.computeIfAbsent(
                name, absent -> KeyFile.keptIn(folder.resolve("keys").resolve(name + ".pem"), made));
    }

    KeyFile rootKey() {
        return root;
    }

    InstantSource clock() {
        return clock;
    }

    private Optional<Issuer> of(X509Certificate certificate) {
        return issuers.values().stream()
                .filter(issuer ->
                        issuer.certificate().getSubjectX500Principal().equals(certificate.getIssuerX500Principal()))
                .findFirst();
    }
}
