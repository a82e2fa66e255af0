<#--
  The frame of every page. Keycloak's own pages call it with the same parameters and sections.
  Nothing here is inline script or style: the Content-Security-Policy allows neither.

  field     id of the first field, for the link in the message when something typed was not right
  languages whether the page may be fetched again in another language
  alarm     whether the page itself says that something is wrong
  sheets    (global) style sheets of this page alone
-->
<#import "footer.ftl" as footer>
<#import "notices.ftl" as notices>
<#macro registrationLayout bodyClass="" displayInfo=false displayMessage=true displayRequiredFields=false field="" languages=true alarm=false>
<#local heading><#nested "header"></#local>
<#local failed = alarm || problem?? || (message?? && message.type == "error")>
<!DOCTYPE html>
<html lang="${lang!"es"}"<#if (locale.rtl)!false> dir="rtl"</#if>>
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="robots" content="noindex, nofollow">
  <meta name="color-scheme" content="light dark">
  <#-- the step, its problem and whose page it is, most specific first (WCAG 2.4.2) -->
  <title><#if failed>${msg("title.problem")} </#if>${heading?markup_string?replace("<[^>]*>", "", "r")?replace("\\s+", " ", "r")?trim?no_esc} – ${msg("brand.name")}</title>
  <link rel="icon" type="image/svg+xml" href="${url.resourcesPath}/img/favicon.svg">
  <#list (properties.styles!"")?split(" ") as style>
  <link rel="stylesheet" href="${url.resourcesPath}/${style}">
  </#list>
  <#list sheets![] as sheet>
  <link rel="stylesheet" href="${url.resourcesPath}/${sheet}">
  </#list>
  <#list (properties.scripts!"")?split(" ") as script>
  <script type="module" src="${url.resourcesPath}/${script}"></script>
  </#list>
  <#list scripts![] as script>
  <script src="${script}"></script>
  </#list>
  <#if again??>
  <noscript><meta http-equiv="refresh" content="${again.seconds?c}; url=${again.url}"></noscript>
  </#if>
<#-- Before the end tag written without this space Keycloak puts an inline script, which the policy forbids; pontis.js does its work -->
</head >
<body class="${bodyClass}" data-page-id="login-${pageId!"page"}"<#if again??> data-again="${again.seconds?c}" data-again-at="${again.url}"</#if>>
  <a class="skip" href="#content">${msg("skip")}</a>
  <header class="deck">
    <div class="deck-row">
      <p class="brand">
        <img src="${url.resourcesPath}/img/bridge.svg" alt="" width="48" height="32">
        <span><strong>${msg("brand.name")}</strong> <span class="tagline">${msg("brand.tagline")}</span></span>
      </p>
      <#if languages && (realm.internationalizationEnabled)!false && locale?? && locale.supported?size gt 1>
      <nav class="languages" aria-label="${msg("languages")}">
        <ul>
          <#list locale.supported as language>
          <li><#if language.languageTag == locale.currentLanguageTag><span lang="${language.languageTag}" aria-current="true">${language.label}</span><#else><a href="${language.url}<#if outside?? && loginTab??>&${loginTab}</#if>" lang="${language.languageTag}" hreflang="${language.languageTag}">${language.label}</a></#if></li>
          </#list>
        </ul>
      </nav>
      </#if>
    </div>
  </header>
  <main id="content" tabindex="-1">
    <#if problem??>
      <@notices.login field=field />
    <#elseif displayMessage && message?? && message.summary?has_content && (message.type != "warning" || !isAppInitiatedAction??)>
      <@notices.keycloak />
    </#if>
    <h1>${heading}</h1>
    <#nested "form">
    <#-- the chooser is our "other way"; only Keycloak's own pages have no portal -->
    <#if !portal?? && auth?has_content && auth.showTryAnotherWayLink()>
    <form action="${url.loginAction}" method="post" class="form">
      <button type="submit" class="button quiet" name="tryAnotherWay" value="on">${msg("doTryAnotherWay")}</button>
    </form>
    </#if>
    <#nested "socialProviders">
    <#if displayInfo><#nested "info"></#if>
  </main>
  <@footer.content />
</body>
</html>
</#macro>
