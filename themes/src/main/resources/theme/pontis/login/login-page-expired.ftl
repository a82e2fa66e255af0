<#-- An old page came back, by the back button for one. Two ways on; neither loses anything. -->
<#import "template.ftl" as layout>
<@layout.registrationLayout; section>
  <#if section == "header">
    ${msg("pageExpiredTitle")}
  <#elseif section == "form">
    <p class="lead">${msg("expired.lead")}</p>
    <div class="actions">
      <a class="button primary" id="loginContinueLink" href="${url.loginAction}">${msg("expired.continue")}</a>
      <a class="button secondary" id="loginRestartLink" href="${url.loginRestartFlowUrl}">${msg("expired.restart")}</a>
    </div>
  </#if>
</@layout.registrationLayout>
