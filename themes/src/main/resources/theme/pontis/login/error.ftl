<#-- Keycloak cannot go on: the request was not one it can answer, or it failed. -->
<#import "template.ftl" as layout>
<@layout.registrationLayout; section>
  <#if section == "header">
    ${msg("errorTitle")}
  <#elseif section == "form">
    <p class="lead">${msg("error.next")}</p>
    <p data-print="${msg("print.button")}"></p>
    <#if traceId??><p class="incident">${msg("traceIdSupportMessage", traceId)}</p></#if>
    <#if !skipLink?? && (client.baseUrl)?has_content>
    <div class="actions"><a class="button primary" id="backToApplication" href="${client.baseUrl}">${msg("backToApplication")}</a></div>
    </#if>
  </#if>
</@layout.registrationLayout>
