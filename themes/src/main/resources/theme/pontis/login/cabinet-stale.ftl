<#-- A form came that was not shown here, or too long ago. -->
<#import "template.ftl" as layout>
<@layout.registrationLayout languages=false; section>
  <#if section == "header">
    ${msg("cabinet.stale")}
  <#elseif section == "form">
    <form action="${base}" method="get" class="form"><div class="actions"><button type="submit" class="button primary">${msg("cabinet.back")}</button></div></form>
  </#if>
</@layout.registrationLayout>
