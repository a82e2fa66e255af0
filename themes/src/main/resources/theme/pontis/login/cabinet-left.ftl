<#-- The citizen has left her cabinet, and with it every portal. -->
<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=false languages=false; section>
  <#if section == "header">
    ${msg("cabinet.left")}
  <#elseif section == "form">
    <p class="lead">${msg("cabinet.left.lead")}</p>
    <form action="${base}" method="get" class="form"><div class="actions"><button type="submit" class="button secondary">${msg("cabinet.again")}</button></div></form>
  </#if>
</@layout.registrationLayout>
