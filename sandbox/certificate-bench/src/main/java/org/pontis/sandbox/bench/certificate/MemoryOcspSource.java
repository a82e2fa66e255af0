package org.pontis.sandbox.bench.certificate;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.model.x509.revocation.ocsp.OCSP;
import eu.europa.esig.dss.spi.CertificateExtensionsUtils;
import eu.europa.esig.dss.spi.DSSRevocationUtils;
import eu.europa.esig.dss.spi.x509.revocation.RepositoryRevocationSource;
import eu.europa.esig.dss.spi.x509.revocation.RevocationToken;
import eu.europa.esig.dss.spi.x509.revocation.ocsp.OCSPSource;
import eu.europa.esig.dss.spi.x509.revocation.ocsp.OCSPToken;

/** DSS's cache of OCSP answers with a map where DSS has a database: as quick as such a cache can be. */
final class MemoryOcspSource extends RepositoryRevocationSource<OCSP> implements OCSPSource {

    private static final long serialVersionUID = 1L;

    private final transient Map<String, RevocationToken<OCSP>> answers = new ConcurrentHashMap<>();

    MemoryOcspSource(OCSPSource online) {
        setProxySource(online);
    }

    @Override
    public OCSPToken getRevocationToken(CertificateToken certificate, CertificateToken issuer) {
        return (OCSPToken) super.getRevocationToken(certificate, issuer);
    }

    @Override
    protected List<String> initRevocationTokenKeys(CertificateToken certificate) {
        return getRevocationAccessUrls(certificate).stream()
                .map(url -> getRevocationTokenKey(certificate, url))
                .toList();
    }

    @Override
    protected List<RevocationToken<OCSP>> findRevocations(
            String key, CertificateToken certificate, CertificateToken issuer) {
        RevocationToken<OCSP> found = answers.get(key);
        return found == null ? List.of() : List.of(found);
    }

    @Override
    protected void insertRevocation(String key, RevocationToken<OCSP> answer) {
        answers.put(key, answer);
    }

    @Override
    protected void updateRevocation(String key, RevocationToken<OCSP> answer) {
        answers.put(key, answer);
    }

    @Override
    protected void removeRevocation(String key) {
        answers.remove(key);
    }

    @Override
    protected List<String> getRevocationAccessUrls(CertificateToken certificate) {
        return CertificateExtensionsUtils.getOCSPAccessUrls(certificate);
    }

    @Override
    protected String getRevocationTokenKey(CertificateToken certificate, String url) {
        return DSSRevocationUtils.getOcspRevocationKey(certificate, url);
    }
}
