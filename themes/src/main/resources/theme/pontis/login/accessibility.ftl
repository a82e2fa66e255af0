<#-- The statement of Directive (EU) 2016/2102, article 7, in the order of the model in Implementing Decision (EU) 2018/1523. -->
<#import "template.ftl" as layout>
<#import "places.ftl" as places>
<#assign operator = (realm.attributes["pontis.operator"])!msg("a11y.operator") status = (realm.attributes["pontis.accessibility.status"])!"partial">
<@layout.registrationLayout displayMessage=false; section>
  <#if section == "header">
    ${msg("a11y.title")}
  <#elseif section == "form">
    <div class="reading">
      <p class="lead">${msg("a11y.commitment", operator)}</p>
      <p>${msg("a11y.scope", site)}</p>
      <h2>${msg("a11y.status")}</h2>
      <p>${msg("a11y.status." + ["full", "partial", "none"]?seq_contains(status)?then(status, "partial"))}</p>
      <h2>${msg("a11y.gaps")}</h2>
      <@places.list prefix="a11y.gaps" />
      <h2>${msg("a11y.prepared")}</h2>
      <p>${msg("a11y.prepared.text", ((realm.attributes["pontis.accessibility.prepared"])!properties.accessibilityPrepared)?date.xs?string(msg("time.pattern")?keep_before(",")))}</p>
      <h2>${msg("a11y.feedback")}</h2>
      <p>${msg("a11y.feedback.text")} <@places.contact name="accessibility" /></p>
      <h2>${msg("a11y.enforcement")}</h2>
      <p>${msg("a11y.enforcement.text")} <@places.contact name="enforcement" /></p>
      <h2>${msg("a11y.works")}</h2>
      <@places.list prefix="a11y.works" />
    </div>
    <@places.back />
  </#if>
</@layout.registrationLayout>
