<#-- Somebody is logged in who may not see the figures. She can leave, so that somebody else comes in. -->
<#import "template.ftl" as layout>
<@layout.registrationLayout; section>
  <#if section == "header">
    ${msg("figures.title")}
  <#elseif section == "form">
    <p class="lead">${msg("figures.refused.lead")}</p>
    <div class="actions"><a class="button primary" id="logout" href="${url.resourcesPath?keep_before("/resources/")}/realms/${realm.name}/protocol/openid-connect/logout">${msg("figures.logout")}</a></div>
  </#if>
</@layout.registrationLayout>
