<#-- What did you lose, and what can be done about it. Nobody has to be logged in to read it. -->
<#import "template.ftl" as layout>
<#import "places.ftl" as places>
<@layout.registrationLayout displayMessage=false; section>
  <#if section == "header">
    ${msg("recovery.title")}
  <#elseif section == "form">
    <p class="lead">${msg("recovery.lead")}</p>
    <@loss name="phone" ways=["stop", "login"] />
    <@loss name="number" ways=["login"] />
    <@loss name="password" ways=["password"] />
    <@loss name="card" ways=["stop", "login"] />
    <@loss name="ending" ways=["login"] />
    <section class="aside" aria-labelledby="nothing-title">
      <h2 id="nothing-title">${msg("recovery.nothing.title")}</h2>
      <p>${msg("recovery.nothing.text")} <@places.contact name="registration" /></p>
    </section>
    <@places.back />
  </#if>
</@layout.registrationLayout>

<#macro loss name ways>
<section class="aside" aria-labelledby="${name}-title">
  <h2 id="${name}-title">${msg("recovery." + name + ".title")}</h2>
  <p id="${name}-text">${msg("recovery." + name + ".text")}</p>
  <div class="actions">
    <#list ways as way>
    <form action="${base}/${way}" method="get"><button type="submit" class="button <#if way?is_first>primary<#else>secondary</#if>" aria-describedby="${name}-text">${msg("recovery.to." + way)}</button></form>
    </#list>
  </div>
</section>
</#macro>
