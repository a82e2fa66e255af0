<#-- Not an officer, or not a form of ours. Nothing was done. -->
<#import "template.ftl" as layout>
<@layout.registrationLayout; section>
  <#if section == "header">
    ${msg("desk.title")}
  <#elseif section == "form">
    <p class="lead">${msg("desk.refused.lead")}</p>
    <form action="${desk.address}" method="get" class="form"><div class="actions"><button type="submit" class="button primary">${msg("desk.refused.again")}</button></div></form>
  </#if>
</@layout.registrationLayout>
